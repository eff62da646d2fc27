// SPDX-License-Identifier: MIT
/** What not every reader needs: the comparison, the printed sheet and the files to take away. */

import { comparison } from "./comparison.js";
import { caseOf, csvOf, jsonOf } from "./exports.js";
import { printSheet } from "./sheet.js";

/** @typedef {typeof extras} Extras */

export const extras = { comparison, caseOf, csvOf, jsonOf, printSheet };
