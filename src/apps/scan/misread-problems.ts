import type { Misread } from '../../inventory/inventory.ts';
import type { Problem } from '../../model/problem.ts';
import { nameOf } from '../../model/resource.ts';
import { fileOf, placeOf } from '../../sources/place.ts';

/** Fields of a wrong type, as problems with their places. */
export const misreadProblems = (
  misread: readonly Misread[],
  texts: ReadonlyMap<string, string>,
): readonly Problem[] => misread.map((one) => problemOf(one, texts));

const problemOf = (
  { resource, path, expected, found }: Misread,
  texts: ReadonlyMap<string, string>,
): Problem => {
  const detail = `${nameOf(resource.reference)}: ${path} must be a ${expected}, not a ${found}; it was read as absent`;
  const place = placeOf(resource, path, texts);
  if (place === undefined) return { code: 'wrong-type', file: fileOf(resource.origin), detail };
  const { file, line, column } = place;
  return { code: 'wrong-type', file, line, column, detail };
};
