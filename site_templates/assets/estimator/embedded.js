// SPDX-License-Identifier: MIT
/** The estimator in a file of its own, which fetches nothing. */

import { extras } from "./extras.js";
import { start } from "./start.js";

start(async () => extras);
