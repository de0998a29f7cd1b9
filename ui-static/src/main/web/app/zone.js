// The time zone in which times are shown and typed: that of the portfolio that is shown, wherever it is read.

const OF_THE_BROWSER = Intl.DateTimeFormat().resolvedOptions().timeZone;

let shown = OF_THE_BROWSER;

export const zone = () => shown;

/** @param {?string} name the portfolio's zone; without one, that of the browser */
export function useZone(name) {
  shown = name ?? OF_THE_BROWSER;
}
