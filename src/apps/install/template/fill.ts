import { sha256 } from '../../../model/hash.ts';
import { goJson } from './go-json.ts';
import {
  type Condition,
  type Expression,
  type Hole,
  isHole,
  type Manifest,
  type Members,
  type Part,
} from './part.ts';

/** What fills the holes. */
export interface Filling {
  readonly values: Readonly<Record<string, unknown>>;
  readonly release: { readonly name: string; readonly namespace: string; readonly service: string };
}

type Filled = Readonly<Record<string, unknown>>;

/** The objects that a release consists of, in order. */
export const fill = (manifests: readonly Manifest[], filling: Filling): readonly Filled[] =>
  manifests
    .filter((manifest) => manifest.only === undefined)
    .filter((manifest) => manifest.when === undefined || holds(manifest.when, filling))
    .map(({ object }) => fillMembers(object, filling));

/** What is left out. */
const nothing = Symbol('nothing');

const fillPart = (part: Part, filling: Filling): unknown => {
  if (typeof part !== 'object') return part;
  if (isHole(part)) return fillHole(part.hole, filling);
  return Array.isArray(part) ? fillItems(part, filling) : fillMembers(part as Members, filling);
};

const fillMembers = (members: Members, filling: Filling): Filled =>
  Object.fromEntries(
    Object.entries(members)
      .flatMap(([key, part]): readonly (readonly [string, unknown])[] =>
        key === '...' ? Object.entries(fillPart(part, filling) as Filled) : [[key, fillPart(part, filling)]],
      )
      .filter(([, member]) => member !== nothing),
  );

const fillItems = (items: readonly Part[], filling: Filling): readonly unknown[] =>
  items
    .flatMap((item) =>
      typeof item === 'object' && isHole(item) && item.hole.is === 'spread'
        ? (fillPart(item, filling) as readonly unknown[])
        : [fillPart(item, filling)],
    )
    .filter((item) => item !== nothing);

const fillHole = (expression: Expression, filling: Filling): unknown => {
  switch (expression.is) {
    case 'value':
    case 'spread':
      return valueFrom(expression.values, filling);
    case 'json':
      return goJson(valueFrom(expression.values, filling));
    case 'digest':
      return sha256(goJson(valueFrom(expression.values, filling)));
    case 'release':
      return filling.release[expression.of];
    case 'text':
      return expression.pieces.map((piece) => textOf(piece, filling)).join('');
    case 'choice':
      if (holds(expression.when, filling)) return fillPart(expression.part, filling);
      return expression.otherwise === undefined ? nothing : fillPart(expression.otherwise, filling);
  }
};

const textOf = (piece: string | Hole, filling: Filling): string =>
  typeof piece === 'string' ? piece : String(fillPart(piece, filling));

const valueFrom = (path: string, { values }: Filling): unknown => {
  let found: unknown = values;
  for (const key of path.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Filled)[key] : undefined;
  return found;
};

export const holds = (condition: Condition, filling: Filling): boolean => {
  switch (condition.is) {
    case 'set':
      return isFull(valueFrom(condition.values, filling));
    case 'equal':
      return valueFrom(condition.values, filling) === condition.to;
    case 'not':
      return !holds(condition.of, filling);
    case 'all':
      return condition.of.every((one) => holds(one, filling));
    case 'any':
      return condition.of.some((one) => holds(one, filling));
  }
};

/** What Go's templates take for true (text/template, "if"). */
const isFull = (found: unknown): boolean => {
  if (typeof found === 'object' && found !== null) return Object.keys(found).length > 0;
  return found !== undefined && found !== null && found !== false && found !== 0 && found !== '';
};
