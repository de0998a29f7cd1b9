import { Problem } from 'app/api.js';
import { typedDecimal } from 'app/typed.js';

/** What the fields of `<ta-price-review>` say, as the API takes it. @throws {Problem} when the price is none */
export function resolution(fields) {
  const body = Object.fromEntries([...fields].map(([name, value]) => [name, value.trim()]));
  if (body.price === undefined) return body;
  const price = typedDecimal(body.price);
  if (price === null)
    throw new Problem({
      status: 0,
      code: 'INVALID',
      detail: `“${body.price}” is no price; type a number, as 3,690.55.`,
    });
  return { ...body, price };
}
