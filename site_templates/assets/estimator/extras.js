// SPDX-License-Identifier: MIT
/** What not every reader needs: links from others, the comparison, the sheet and the files to take away. */

import { comparison } from "./comparison.js";
import { caseOf, csvOf, jsonOf } from "./exports.js";
import { openedTold } from "./opened.js";
import { printSheet } from "./sheet.js";

/** @typedef {typeof extras} Extras */

export const extras = { comparison, caseOf, csvOf, jsonOf, openedTold, printSheet };
