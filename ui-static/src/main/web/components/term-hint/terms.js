// The words of this application that a reader may not know, each explained in one or two sentences.

export const TERMS = {
  band: 'How far the weight of a sleeve may be from its target before your policy acts, in percentage points.',
  'cash park':
    'A holding in which money waits until a wave or a sunset invests it. It belongs to no sleeve and has no target.',
  drawdown: 'How far the value of what is invested, without payments in and out, is below its highest point.',
  drift: 'The weight of a sleeve less its target, in percentage points. Positive means the sleeve is too large.',
  finding: 'A check that a price did not pass. A price with a critical finding is not used until you review it.',
  freeze: 'A stop of runs, price refreshes and notifications of a portfolio. It lasts until a person lifts it.',
  sleeve: 'A part of your portfolio with a target weight, for example world equities at 35 %. Your policy names them.',
  sunset: 'A date from which a part of the cash park is invested even if no wave has come.',
  wave: 'An amount that is invested from the cash park when the drawdown reaches a limit of your policy.',
};
