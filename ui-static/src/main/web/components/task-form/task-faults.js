// Assigns the errors of a task to its fields.

import { sentence } from 'app/format.js';
import { faultInWords } from '../problem-note/problem-note.js';

/** Patterns of messages about the whole task, and the field that they concern. */
const ABOUT = [
  [/^the schedule /, '/schedule'],
  [/^schedule\b/, '/schedule'],
  [/time zone/, '/time_zone'],
  [/^there is already a task called/, '/name'],
  [/^name\b/, '/name'],
];

/** @returns {Map<string, string>} sentences by JSON pointer; empty if the problem concerns no field */
export function taskFaults(problem) {
  if (!problem) return new Map();
  if (problem.errors.length) return new Map(problem.errors.map(error => [error.at, faultInWords(error)]));
  const place = ABOUT.find(([words]) => words.test(problem.detail ?? ''))?.[1];
  return new Map(place ? [[place, [`${sentence(problem.detail)}.`, problem.maybe].filter(Boolean).join(' ')]] : []);
}

/** The error of hours that end before they begin; null for all else. */
export const backwards = (choice, { at, until }) =>
  choice === 'HOURLY' && until < at ? `It ends at ${until}, before it begins at ${at}. Choose a later end.` : null;
