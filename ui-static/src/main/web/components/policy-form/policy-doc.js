// A policy as the form reads it: values by JSON pointer, numbers digit by digit, and what the form does not show.

import { isDecimal } from 'app/decimal.js';
import { pathOf, places } from 'components/policy-text/json-places.js';

/** What the form shows: the pattern of a pointer, and the kind of value that it expects there. */
const SHOWN = [
  ['', 'object'],
  ['/(title)', 'text'],
  ['/(sleeves|instruments|guards)', 'list'],
  ['/(sleeves|instruments)/\\d+', 'object'],
  ['/sleeves/\\d+/(code|name|drift_band)', 'text'],
  ['/sleeves/\\d+/target_weight', 'number'],
  ['/drift_bands(/[^/]+)?', 'object'],
  ['/drift_bands/[^/]+/(absolute_pp|relative_pct)', 'number'],
  ['/instruments/\\d+/(ticker|mic|isin|name|sleeve|type|distribution|currency|quote_unit)', 'text'],
  ['/cadence(/monthly(/withdrawal)?)?', 'object'],
  ['/cadence/monthly/(contribution|max_orders|min_trade)', 'number'],
  ['/cadence/monthly/default_orders', 'list'],
  ['/cadence/monthly/default_orders/\\d+', 'object'],
  ['/cadence/monthly/default_orders/\\d+/listing', 'text'],
  ['/cadence/monthly/default_orders/\\d+/amount', 'number'],
  ['/cadence/monthly/(when_drifted|deploy)', 'text'],
  ['/cadence/monthly/withdrawal/(amount|max_sells|min_trade)', 'number'],
  ['/cadence/monthly/withdrawal/from_park', 'flag'],
  ['/(costs|cash|order_sizing|constraints)', 'object'],
  ['/costs/(per_order|max_cost_pct)', 'number'],
  ['/cash/reserve', 'number'],
  ['/order_sizing/units', 'text'],
  ['/order_sizing/decimals', 'number'],
  ['/constraints/(allowed_types|forbidden_isins)', 'list'],
  ['/constraints/(allowed_types|forbidden_isins)/\\d+', 'text'],
  ['/constraints/accumulating_only', 'flag'],
  ['/constraints/max_drawdown_tolerance', 'number'],
].map(([pattern, kind]) => [new RegExp(`^${pattern}$`), kind]);

const EXPECTED = {
  object: 'an object in braces',
  list: 'a list in brackets',
  text: 'a text in quotes',
  number: 'a number written in full, at least 0',
  flag: 'true or false',
};

const expectedAt = pointer => SHOWN.find(([pattern]) => pattern.test(pointer))?.[1];

function isOfKind(token, kind) {
  if (kind === 'object') return token.startsWith('{');
  if (kind === 'list') return token.startsWith('[');
  if (kind === 'text') return token.startsWith('"');
  if (kind === 'flag') return token === 'true' || token === 'false';
  return isDecimal(token) && !token.startsWith('-');
}

export class PolicyDoc {
  /** @type {?{line: ?number, message: string}} why the form cannot show the text; null if it can */
  fault = null;

  /** @param {string} text of a policy; any text */
  constructor(text) {
    this.text = text;
    this.places = places(text);
    this.at = new Map(this.places.map(place => [place.pointer, place]));
    this.fault = this.faultOf();
  }

  faultOf() {
    try {
      JSON.parse(this.text);
    } catch {
      return { line: null, message: 'The text is not JSON, so the form cannot show it.' };
    }
    const strange = this.places.find(place => {
      const kind = expectedAt(place.pointer);
      return kind && !isOfKind(this.token(place.pointer), kind);
    });
    if (strange)
      return {
        line: strange.line,
        message: `The form cannot show ${strange.pointer || 'the text'}: it should be ${
          EXPECTED[expectedAt(strange.pointer)]
        }.`,
      };
    const twice = this.places.find(place => this.at.get(place.pointer) !== place);
    return twice
      ? { line: twice.line, message: `The form cannot show the text, because ${twice.pointer} stands in it twice.` }
      : null;
  }

  has(pointer) {
    return this.at.has(pointer);
  }

  /** The value as it stands in the text; empty if there is none. */
  token(pointer) {
    const place = this.at.get(pointer);
    return place ? this.text.slice(place.start, place.end) : '';
  }

  /** A text without its quotes, a number digit by digit. */
  value(pointer) {
    const token = this.token(pointer);
    return token.startsWith('"') ? JSON.parse(token) : token;
  }

  /** How many elements a list has. */
  size(pointer) {
    let size = 0;
    while (this.has(`${pointer}/${size}`)) size += 1;
    return size;
  }

  /** The pointers of a list's elements. */
  elements(pointer) {
    return Array.from({ length: this.size(pointer) }, (_, index) => `${pointer}/${index}`);
  }

  /** The keys of an object, in their order. */
  keys(pointer) {
    const depth = pathOf(pointer).length;
    return this.places
      .filter(place => place.path.length === depth + 1 && place.pointer.startsWith(`${pointer}/`))
      .map(place => String(place.path[depth]));
  }

  /** Key and value as they stand in the text; empty if there is none. */
  excerpt(pointer) {
    const place = this.at.get(pointer);
    return place ? this.text.slice(place.keyStart, place.end) : '';
  }

  get sleeves() {
    return this.elements('/sleeves').map(at => ({
      at,
      code: this.value(`${at}/code`),
      name: this.value(`${at}/name`),
      target: this.value(`${at}/target_weight`) || '0',
      band: this.value(`${at}/drift_band`),
    }));
  }

  get instruments() {
    return this.elements('/instruments').map(at => ({
      at,
      listing: `${this.value(`${at}/mic`)}:${this.value(`${at}/ticker`)}`,
      name: this.value(`${at}/name`),
      isin: this.value(`${at}/isin`),
      sleeve: this.value(`${at}/sleeve`),
      type: this.value(`${at}/type`),
      distribution: this.value(`${at}/distribution`),
    }));
  }

  get defaultOrders() {
    return this.elements('/cadence/monthly/default_orders').map(at => ({
      at,
      listing: this.value(`${at}/listing`),
      amount: this.value(`${at}/amount`) || '0',
    }));
  }

  /** The pointer of the guard that limits the weight of each fund; undefined without one. */
  get weightGuard() {
    return this.elements('/guards').find(at => {
      const guard = JSON.parse(this.token(at));
      const [condition, ...more] = guard?.when ?? [];
      return (
        guard?.side === 'BUY' &&
        (guard.stage ?? 'ANY') === 'ANY' &&
        !guard.sleeves &&
        !guard.listings &&
        guard.then === 'suppress' &&
        condition?.fact === 'listing_weight_after_pct' &&
        condition.is === 'above' &&
        more.length === 0
      );
    });
  }

  /** The outermost clauses that the form does not show. */
  get hidden() {
    const guard = this.weightGuard;
    const isShown = ({ pointer }) => expectedAt(pointer) || pointer === guard || pointer.startsWith(`${guard}/`);
    const hidden = this.places.filter(place => !isShown(place));
    const owners = new Set(hidden.map(({ pointer }) => pointer));
    return hidden.filter(({ pointer }) => !owners.has(pointer.slice(0, pointer.lastIndexOf('/'))));
  }

  /** A pointer with the names of a list's elements instead of their places, as a person knows them. */
  named(pointer) {
    const [at, list] = /^\/(sleeves|instruments|guards)\/\d+/.exec(pointer) ?? [];
    if (!at) return pointer;
    const name =
      list === 'instruments'
        ? `${this.value(`${at}/mic`)}:${this.value(`${at}/ticker`)}`
        : this.value(`${at}/${list === 'sleeves' ? 'code' : 'name'}`);
    return `/${list}/${name}${pointer.slice(at.length)}`;
  }

  /** Where else a sleeve or a listing is named, so that removing it would be an error there. */
  namedIn(names) {
    return this.hidden.filter(({ pointer, start, end }) => {
      const inner = this.text.slice(start, end);
      return pointer !== '/notes' && names.some(name => inner.includes(JSON.stringify(name)));
    });
  }
}
