// SPDX-License-Identifier: MIT
/** The estimator of a site; what not every reader needs is fetched once there are answers. */

import { start } from "./start.js";

start(async () => (await import("./extras.js")).extras);
