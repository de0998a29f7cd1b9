// Audit events as sentences, with a link to what they are about.

import { count, date, moment, sentence, words } from 'app/format.js';
import { jobName } from 'components/job-list/job-words.js';
import { scheduleInWords } from 'components/task-form/cron-words.js';
import { localTimeInWords } from 'components/task-list/slots.js';

/**
 * @typedef {{text: string, to?: string}} Told `to` is a path below the portfolio or of the site
 * @typedef {{user: (id: string) => string, at: string}} Context the names of users; the path of the portfolio, empty
 *     for the chain of accounts and registry
 */

const cut = id => id.slice(0, 8);
const quoted = text => (text ? `: “${text}”` : '');
const listings = names => Object.keys(names ?? {}).join(', ');
const several = (number, noun) => count(Number(number), noun);
const flags = ([listing, { monitored, tradable }]) =>
  `${listing} ${monitored ? 'watched' : 'not watched'}, ${tradable ? 'may be traded' : 'not to be traded'}`;

const OUTCOMES = {
  RECOMMENDATION: 'orders were recommended',
  NO_ACTION: 'no orders were due',
  BLOCKED: 'blocked by the price checks',
  FROZEN: 'the portfolio is frozen',
};

/** @type {Record<string, (details: any, context: Context) => Told>} */
const SAYINGS = {
  'portfolio.create': d => ({
    text: `Created the portfolio ${d.name}, held at ${d.broker} (${d.tax_treatment})`,
    to: '/settings',
  }),
  'portfolio.change': d => ({
    text: `Changed the portfolio: ${[d.name, d.broker, d.tax_treatment].filter(Boolean).join(', ')}`,
    to: '/settings',
  }),
  'portfolio.freeze': d => ({ text: `Froze the portfolio${quoted(d.reason)}`, to: '/settings/freeze' }),
  'portfolio.unfreeze': d => ({ text: `Lifted the freeze${quoted(d.reason)}`, to: '/settings/freeze' }),
  'member.invite': (d, c) => ({
    text: `Invited ${c.user(d.member)} to be ${words(d.role)} of the portfolio`,
    to: '/settings/members',
  }),
  'member.accept': (d, c) => ({
    text: `${c.user(d.member)} accepted, and is ${words(d.role)} of the portfolio`,
    to: '/settings/members',
  }),
  'member.decline': (d, c) => ({ text: `${c.user(d.member)} declined the invitation`, to: '/settings/members' }),
  'member.change': (d, c) => ({
    text: `Made ${c.user(d.member)} ${words(d.role)} of the portfolio`,
    to: '/settings/members',
  }),
  'member.remove': (d, c) => ({ text: `Removed ${c.user(d.member)} from the portfolio`, to: '/settings/members' }),
  'constituents.change': d => ({
    text: `Set ${Object.entries(d.listings).map(flags).join('; ')}`,
    to: '/settings/listings',
  }),
  'ledger.record': d => ({
    text: `Recorded ${count(Number(d.entries), 'ledger entry', 'ledger entries')}, ${place(d)}${source(d.source)}`,
    to: '/ledger',
  }),
  'ledger.import': d => ({
    text: `Imported ${count(Number(d.entries), 'ledger entry', 'ledger entries')}, ${place(d)}`,
    to: '/ledger',
  }),
  'portfolio.import': d => ({
    text: `Imported the portfolio as it was on ${moment(d.exported_at)}, part ${d.part}; its old audit chain ended with
      event ${d.old_seq}, ${d.old_hash.slice(0, 12)}…`,
    to: '/settings/export',
  }),
  'ledger.reverse': d => ({ text: `Reversed a ledger entry${quoted(d.reason)}`, to: `/ledger?entry=${d.entry}` }),
  'policy.draft': d => ({
    text: `Created draft ${d.version}${d.from ? ` from version ${d.from}` : ''}`,
    to: version(d),
  }),
  'policy.discard': d => ({ text: `Discarded draft ${d.version}`, to: version(d) }),
  'policy.save': d => ({ text: `Saved draft ${d.version}`, to: version(d) }),
  'policy.activate': d => ({
    text: `Activated policy ${d.policy_version}${quoted(d.reason)}`,
    to: version(d),
  }),
  'run.request': d => ({ text: `Requested a ${words(d.task)}`, to: `/runs/${d.run}` }),
  'run.decide': d => ({
    text: `${sentence(words(d.task))} as of ${moment(d.as_of)}: ${OUTCOMES[d.outcome] ?? words(d.outcome)}`,
    to: `/runs/${d.run}`,
  }),
  'run.refresh': d => ({
    text: `Fetched ${several(d.prices, 'price')} and ${several(d.rates, 'rate')}: ${several(d.findings, 'finding')}`,
    to: `/runs/${d.run}`,
  }),
  'run.fail': d => ({ text: `A run failed at attempt ${d.attempt}: ${d.code}`, to: `/runs/${d.run}` }),
  'valuation.append': d => ({ text: `Valued the portfolio at ${count(Number(d.points), 'session')}`, to: '' }),
  'recommendation.execute': d => ({
    text: `Marked a recommendation ${words(d.state)}`,
    to: `/advice/${d.recommendation}`,
  }),
  'recommendation.match': d => ({
    text: `Counted ${count(d.entries.length, 'trade')} of the ledger as executed advice`,
    to: `/advice/${d.recommendations[0]}`,
  }),
  'recommendation.unmatch': d => ({
    text: 'Undid that a trade counts as executed advice',
    to: `/ledger?entry=${d.entry}`,
  }),
  'recommendation.reopen': d => ({
    text: `A recommendation is ${words(d.state)} again`,
    to: `/advice/${d.recommendation}`,
  }),
  'recommendation.ignore': d => ({
    text: `Ignored a recommendation${quoted(d.reason)}`,
    to: `/advice/${d.recommendation}`,
  }),
  'review.request': d => ({
    text: `Asked a model for a review${d.version ? ` of version ${d.version}` : ''}`,
    to: d.version ? version(d) : `/advice/${d.recommendation}`,
  }),
  'review.outcome': d => ({ text: `A model review ended: ${words(d.outcome)}` }),
  'task.create': d => ({ text: `Created the task ${d.name}: ${timed(d)}`, to: '/tasks' }),
  'task.change': d => ({ text: `Changed the task ${d.name}: ${timed(d)}${d.enabled ? '' : ', paused'}`, to: '/tasks' }),
  'task.delete': d => ({ text: `Deleted the task ${d.name}`, to: '/tasks' }),
  'task.run': d => ({ text: `Ran ${words(d.task)} by hand`, to: '/tasks' }),
  'task.fire': d => ({ text: `Started ${words(d.task)} of ${localTimeInWords(d.slot)}`, to: '/tasks' }),
  'task.skip': d => ({
    text: `Skipped ${count(Number(d.slots), 'time')} of ${words(d.task)}: no scheduler was running`,
    to: '/runs?state=SKIPPED',
  }),
  'job.retry': d => ({ text: `Retried a job: ${jobName(d).toLowerCase()}`, to: '/jobs' }),
  'job.discard': d => ({ text: `Discarded a job: ${jobName(d).toLowerCase()}${quoted(d.reason)}`, to: '/jobs' }),
  'job.dead': d => ({ text: `Gave up a job: ${jobName(d).toLowerCase()} (${d.code})` }),
  'backup.make': d => ({ text: `Made the backup ${d.file}: ${count(Number(d.rows), 'row')}, proven`, to: '/system' }),
  'anchor.make': d => ({ text: `Signed the ends of ${count(Number(d.chains), 'chain')}: ${d.file}`, to: '/system' }),
  'retention.prune': d => ({
    text: `Deleted after the retention time: ${d.count} ${words(d.kind)} from before ${date(d.before)}`,
  }),
  'recommendation.expire': d => ({
    text: `Closed ${count(d.recommendations.length, 'recommendation')} whose prices are too old`,
    to: '/advice',
  }),
  'alert.resolve': d => ({ text: `Resolved an alert${quoted(d.resolution)}`, to: '/audit/alerts' }),
  'price.review': d => ({ text: `Reviewed a price: ${words(d.verdict)}${quoted(d.reason)}`, to: '/market/findings' }),
  'rate.review': d => ({
    text: `Reviewed the exchange rate ${d.pair}: ${words(d.verdict)}${quoted(d.reason)}`,
    to: '/market/findings',
  }),
  'price.manual': d => ({
    text: `Entered a price of ${d.price} ${d.quote_unit ?? d.currency} as of ${date(d.as_of)}${quoted(d.reason)}`,
    to: '/market',
  }),
  'session.open': (d, c) => ({ text: `${c.user(d.user)} signed in` }),
  'session.end': (d, c) => ({ text: `${c.user(d.user)} signed out${d.everywhere ? ' everywhere' : ''}` }),
  'token.create': (d, c) => ({ text: `Created the token ${d.name} (${words(d.scope)}) for ${c.user(d.user)}` }),
  'token.revoke': (d, c) => ({ text: `Revoked a token of ${c.user(d.user)}` }),
  'user.create': d => ({ text: `Created an account for ${d.email}`, to: '/users' }),
  'user.change': (d, c) => ({ text: `Changed the account of ${c.user(d.user)}: ${account(d)}`, to: '/users' }),
  'user.password': (d, c) => ({ text: `The password of ${c.user(d.user)} was set`, to: '/users' }),
  'link.issue': (d, c) => ({
    text: d.user ? `Created a password link for ${c.user(d.user)}` : 'Created a link for the first administrator',
  }),
  'registry.register': d => ({ text: `Registered ${listings(d.listings)}` }),
  'registry.instrument': d => ({ text: `Registered the instrument ${d.name} (${d.isin})` }),
  'registry.rename': d => ({ text: `Renamed an instrument to ${d.name}` }),
  'registry.terms': d => ({
    text: `Set the unit of ${d.listing} to ${d.quote_unit} (${d.currency}) from ${date(d.valid_from)}`,
  }),
  'registry.symbols': d => ({ text: `Set the provider symbols of ${d.listing}` }),
  'prices.ingest': d => ({
    text: `Received ${several(d.added, 'new price')} of ${several(d.listings, 'listing')}, ${d.revised} revised`,
  }),
  'fx.ingest': d => ({ text: `Received ${count(Number(d.added), 'new rate')}, ${d.revised} revised` }),
};

const version = ({ version: number }) => `/strategy/versions/${number}`;
const timed = d => scheduleInWords(d) ?? d.schedule;
const place = ({ first, last }) => (first === last ? `number ${first}` : `numbers ${first} to ${last}`);
const source = from =>
  from === 'MANUAL' ? '' : from === 'EXECUTION' ? ', from an executed recommendation' : `, from ${words(from)}`;
const account = ({ name, disabled, admin }) =>
  [
    name && `named ${name}`,
    disabled !== undefined && (disabled ? 'disabled' : 'enabled'),
    admin !== undefined && (admin ? 'administrator' : 'not an administrator'),
  ]
    .filter(Boolean)
    .join(', ');

/**
 * @param {{event: {action: string, details: object}}} event
 * @param {Context} context
 * @returns {Told} with the whole path
 */
export function told({ event }, context) {
  const saying = SAYINGS[event.action]?.(event.details, context) ?? {
    text: sentence(words(event.action.replace('.', ': '))),
  };
  const isBelow = saying.to !== undefined && !['/users', '/system'].includes(saying.to);
  return { text: saying.text, to: isBelow ? context.at && context.at + saying.to : saying.to };
}

/** The names of users by id; for unknown users, the first characters of the id. */
export function namesOf(users) {
  const names = new Map(users.map(({ id, user, email }) => [id ?? user, email]));
  return id => names.get(id) ?? `user ${cut(id)}`;
}

/** The details as pairs of strings, with dotted names for nested ones: `rows.0.table`. */
export function pairs(details, head = '') {
  return Object.entries(details).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' ? pairs(value, `${head}${name}.`) : [[head + name, String(value)]],
  );
}
