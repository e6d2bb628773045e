import { didYouMean } from '../../../model/nearest.ts';
import { ApiError } from './api-error.ts';
import type { Route } from './route.ts';

/** The parameters of a query, lists taken apart at their commas. What the route does not know is told, with the nearest it does. */
export const queryFor = (route: Route, raw: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const known = Object.keys(route.query ?? {});
  const problems: { at: string; detail: string }[] = [];
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const schema = Object.hasOwn(route.query ?? {}, name) ? route.query?.[name] : undefined;
    if (schema === undefined)
      problems.push({ at: `query/${name}`, detail: `there is no such parameter${didYouMean(name, known)}` });
    else if (schema['type'] === 'array')
      query[name] = [value].flat().flatMap((one) => String(one).split(','));
    else if (Array.isArray(value))
      problems.push({ at: `query/${name}`, detail: 'it is given more than once' });
    else query[name] = value;
  }
  if (problems.length > 0)
    throw new ApiError(400, 'Unknown parameters', problems[0]?.detail ?? '', { problems });
  return query;
};
