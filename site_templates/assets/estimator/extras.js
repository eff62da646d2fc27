// SPDX-License-Identifier: MIT
/** What not every reader needs: links from others, the comparison, the sheet and the files to take away. */

import { comparison } from "./comparison.js";
import { opened } from "./links.js";
import { openedTold } from "./opened.js";
import { printSheet } from "./sheet.js";
import { uses } from "./uses.js";

/** @typedef {typeof extras} Extras */

export const extras = { comparison, opened, openedTold, printSheet, uses };
