import { Problem } from 'app/api.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';

/** The fields of `<ta-price-review>` as the API takes them. @throws {Problem} if the price is not a number */
export function resolution(fields) {
  const body = Object.fromEntries([...fields].map(([name, value]) => [name, value.trim()]));
  if (body.price === undefined) return body;
  const price = typedDecimal(body.price);
  if (price === null)
    throw new Problem({
      status: 0,
      code: 'INVALID',
      detail: `“${body.price}” is not a price. ${figureAdvice(body.price) ?? 'Enter a number, for example 3,690.55.'}`,
    });
  return { ...body, price };
}
