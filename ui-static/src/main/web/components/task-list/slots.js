import { date } from 'app/format.js';

/** `Mon 7 Dec 2026, 08:00`, in the time zone of the task. @param {string} local `2026-12-07T08:00+00:00` */
export const localTimeInWords = local => `${date(local.slice(0, 10))}, ${local.slice(11, 16)}`;

export const slotInWords = slot => localTimeInWords(slot.local);
