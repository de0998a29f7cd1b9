// The words of this application that a reader may not know, each explained in one or two sentences.

export const TERMS = {
  allocation: 'How the value is divided among sleeves, cash park and cash. All parts together are 100 %.',
  annualised: 'A growth over more than a year, as the rate that each year would have had if all had been alike.',
  band: 'How far the weight of a sleeve may be from its target before your policy acts, in percentage points.',
  benchmark:
    'A listing to compare with. Its accepted closing prices in your currency, splits restated; dividends do not count.',
  'cash park':
    'A holding in which money waits until a wave or a sunset invests it. It belongs to no sleeve and has no target.',
  drawdown: 'How far the value of what is invested, without payments in and out, is below its highest point.',
  drift: 'The weight of a sleeve less its target, in percentage points. Positive means the sleeve is too large.',
  finding: 'A check that a price did not pass. A price with a critical finding is not used until you review it.',
  fees: 'Trading fees and account fees. The gain is what is left after them.',
  freeze: 'A stop of runs, price refreshes and notifications of a portfolio. It lasts until a person lifts it.',
  gain: 'Value at the end, less value at the start, less what was paid in between. Income and fees are part of it.',
  'greatest drawdown':
    'The deepest fall of the total index from an earlier peak. Payments in and out do not count as rise or fall.',
  income: 'Dividends and interest that were booked to cash.',
  invested: 'The value inside the sleeves: without cash park, cash, and holdings in no sleeve.',
  'model review':
    'What a language model says of advice or of a draft. It is advice on advice: it decides nothing and may be wrong.',
  'money-weighted':
    'The rate at which your payments, at their days, would have grown to today’s value. Large sums count for more.',
  'paid in':
    'Contributions, tax relief, transfers in and corrections, less withdrawals and transfers out. It is no gain.',
  provisional:
    'A session with a price that jumped and is not confirmed by the next one. It is shown, but no figure uses it.',
  realised: 'What sales brought above the cost of the units sold.',
  'same payments':
    'What your account would be worth if each payment had bought the benchmark at that day, or sold it, without fees.',
  sleeve: 'A part of your portfolio with a target weight, for example world equities at 35 %. Your policy names them.',
  sunset: 'A date from which a part of the cash park is invested even if no wave has come.',
  'time-weighted':
    'How one unit of money grew that was there all the time, whatever was paid in or out. It compares with an index.',
  'total index': 'Grows as the whole portfolio does, cash included, without payments in and out. It begins at 1.',
  unrealised: 'What the units still held are worth above their cost.',
  volatility: 'How much the monthly growth varies, as a rate of a year. It needs twelve months.',
  wave: 'An amount that is invested from the cash park when the drawdown reaches a limit of your policy.',
};

/** What stands beside a realised gain of an account whose gains are taxed. */
export const NOT_FOR_TAX = 'Realised is at average cost, not the gain for tax (TCGA 1992 ss. 104–106A).';
