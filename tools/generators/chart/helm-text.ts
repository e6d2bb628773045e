import {
  type Condition,
  type Expression,
  type Hole,
  isHole,
  type Manifest,
  type Members,
  type Part,
} from '../../../src/apps/install/template/part.ts';

/** Prints manifests with holes as Helm's templates. Every scalar and every value is JSON, which YAML takes anywhere and no text can break. */

/** One template: the document, and the condition around it. */
export const helmText = ({ object, when }: Manifest): string => {
  const lines = membersText(object, '');
  const text = when === undefined ? lines : [`{{- if ${conditionText(when)} }}`, ...lines, '{{- end }}'];
  return `${text.join('\n')}\n`;
};

const membersText = (members: Members, indent: string): readonly string[] =>
  Object.entries(members).flatMap(([key, part]) => {
    if (key === '...') return spreadMembers(part, indent);
    return memberText(literal(key), part, indent);
  });

const memberText = (key: string, part: Part, indent: string): readonly string[] => {
  if (typeof part === 'object' && isHole(part) && part.hole.is === 'choice')
    return choiceText(part.hole, indent, (chosen) => memberText(key, chosen, indent));
  if (!isCollection(part)) return [`${indent}${key}: ${inlineText(part)}`];
  if (Array.isArray(part)) return [`${indent}${key}:`, ...itemsText(part, `${indent}  `)];
  return [`${indent}${key}:`, ...membersText(part as Members, `${indent}  `)];
};

const itemsText = (items: readonly Part[], indent: string): readonly string[] =>
  items.flatMap((item) => itemText(item, indent));

const itemText = (item: Part, indent: string): readonly string[] => {
  if (typeof item === 'object' && isHole(item) && item.hole.is === 'choice')
    return choiceText(item.hole, indent, (chosen) => itemText(chosen, indent));
  if (typeof item === 'object' && isHole(item) && item.hole.is === 'spread')
    return [
      `${indent}{{- range ${path(item.hole.values)} }}`,
      `${indent}- {{ . | toJson }}`,
      `${indent}{{- end }}`,
    ];
  if (!isCollection(item)) return [`${indent}- ${inlineText(item)}`];
  if (Array.isArray(item)) throw new Error('a list in a list is not printed');
  return inDash(membersText(item as Members, `${indent}  `), indent);
};

/** The first line with its dash. One that begins with a condition could leave the dash alone: it takes a line of its own. */
const inDash = (lines: readonly string[], indent: string): readonly string[] => {
  const [first = '', ...rest] = lines;
  if (first.trimStart().startsWith('{{-')) throw new Error(`an item begins with a condition: ${first}`);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
};

const choiceText = (
  choice: Extract<Expression, { is: 'choice' }>,
  indent: string,
  print: (part: Part) => readonly string[],
): readonly string[] => [
  `${indent}{{- if ${conditionText(choice.when)} }}`,
  ...print(choice.part),
  ...(choice.otherwise === undefined ? [] : [`${indent}{{- else }}`, ...print(choice.otherwise)]),
  `${indent}{{- end }}`,
];

const spreadMembers = (part: Part, indent: string): readonly string[] => {
  if (typeof part !== 'object' || !isHole(part) || part.hole.is !== 'spread')
    throw new Error('the key ... takes a spread');
  return [
    `${indent}{{- range $key, $member := ${path(part.hole.values)} }}`,
    `${indent}{{ $key | toJson }}: {{ $member | toJson }}`,
    `${indent}{{- end }}`,
  ];
};

/** A collection that is written out, with something in it. */
const isCollection = (part: Part): part is readonly Part[] | Members =>
  typeof part === 'object' && !isHole(part) && Object.keys(part).length > 0;

const inlineText = (part: Part): string => {
  if (typeof part !== 'object') return literal(part);
  if (!isHole(part)) return Array.isArray(part) ? '[]' : '{}';
  return `{{ ${expressionText(part.hole)} | toJson }}`;
};

const plain = /^[A-Za-z/][A-Za-z0-9/._-]*$/;
const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A scalar; braces that Helm would take for its own are put as a text of Helm's. */
const literal = (scalar: string | number | boolean): string =>
  typeof scalar === 'string' && plain.test(scalar) && !isWord.test(scalar)
    ? scalar
    : JSON.stringify(scalar).replaceAll('{{', '{{ "{{" }}');

const expressionText = (expression: Expression): string => {
  switch (expression.is) {
    case 'value':
      return path(expression.values);
    case 'json':
      return `(${path(expression.values)} | toJson)`;
    case 'digest':
      return `(${path(expression.values)} | toJson | sha256sum)`;
    case 'release':
      return `$.Release.${expression.of.charAt(0).toUpperCase()}${expression.of.slice(1)}`;
    case 'text':
      return `(printf ${JSON.stringify(expression.pieces.map(formatOf).join(''))}${expression.pieces.map(argumentOf).join('')})`;
    case 'choice':
      if (expression.otherwise === undefined) throw new Error('a choice within a text has two sides');
      return `(ternary ${operand(expression.part)} ${operand(expression.otherwise)} ${booleanText(expression.when)})`;
    case 'spread':
      throw new Error('a spread stands in a list or mapping');
  }
};

const formatOf = (piece: string | Hole): string =>
  typeof piece === 'string' ? piece.replaceAll('%', '%%') : '%v';
const argumentOf = (piece: string | Hole): string =>
  typeof piece === 'string' ? '' : ` ${expressionText(piece.hole)}`;

const operand = (part: Part): string => {
  if (typeof part !== 'object') return JSON.stringify(part);
  if (!isHole(part)) throw new Error('a choice within a text is between scalars');
  return expressionText(part.hole);
};

const path = (values: string): string => `$.Values.${values}`;

const conditionText = (condition: Condition): string => {
  switch (condition.is) {
    case 'set':
      return path(condition.values);
    default:
      return booleanText(condition);
  }
};

/** As an operand; `ternary` wants a boolean, and `not (not x)` makes one. */
const booleanText = (condition: Condition): string => {
  switch (condition.is) {
    case 'set':
      return `(not (not ${path(condition.values)}))`;
    case 'equal':
      return `(eq ${path(condition.values)} ${JSON.stringify(condition.to)})`;
    case 'not':
      return `(not ${booleanText(condition.of)})`;
    case 'all':
      return `(and ${condition.of.map(booleanText).join(' ')})`;
    case 'any':
      return `(or ${condition.of.map(booleanText).join(' ')})`;
  }
};
