// Which field of a task is wrong, and how.

import { sentence } from 'app/format.js';
import { faultInWords } from '../problem-note/problem-note.js';

/** What is told of the whole task, and the field that it is about. */
const ABOUT = [
  [/^the schedule /, '/schedule'],
  [/^schedule\b/, '/schedule'],
  [/time zone/, '/time_zone'],
  [/^there is already a task called/, '/name'],
  [/^name\b/, '/name'],
];

/** @returns {Map<string, string>} a sentence for each field's pointer; empty when the problem is about none of them */
export function taskFaults(problem) {
  if (!problem) return new Map();
  if (problem.errors.length) return new Map(problem.errors.map(error => [error.at, faultInWords(error)]));
  const place = ABOUT.find(([words]) => words.test(problem.detail ?? ''))?.[1];
  return new Map(place ? [[place, [`${sentence(problem.detail)}.`, problem.maybe].filter(Boolean).join(' ')]] : []);
}

/** What is wrong with hours that end before they begin; nothing of others. */
export const backwards = (choice, { at, until }) =>
  choice === 'HOURLY' && until < at ? `It would end at ${until}, before it begins at ${at}. Choose a later end.` : null;
