import type {
  OperationTemplate,
  OwnCheck,
  OwnVariable,
  Validation,
} from '../../analysis/own-checks/own-check.ts';
import type { Example } from '../../analysis/posture/check.ts';
import { type ControlReferences, compromiseSources, frameworkIds } from '../../model/control.ts';
import { join, parseFieldPath } from '../../model/field-path.ts';
import { severities } from '../../model/severity.ts';
import { StrictReader } from '../configuration/strict-reader.ts';
import { readExample } from './read-example.ts';
import { readParameters } from './read-parameters.ts';

export const apiVersion = 'seawall.dev/v1alpha1';

const specKeys = [
  'title',
  'severity',
  'reason',
  'rationale',
  'controls',
  'sources',
  'runs',
  'match',
  'parameters',
  'variables',
  'validations',
  'remedy',
  'examples',
] as const;

/** Longest reason: reports set it in a column. */
export const longestReason = 40;

/** Reads one document of own checks. Faults are all there are, each at its place. */
export const readOwnCheck = (value: unknown) => {
  const reader = new StrictReader();
  const top = reader.mapping(value, '', ['apiVersion', 'kind', 'metadata', 'spec']);
  reader.word(top['apiVersion'] ?? '', '/apiVersion', [apiVersion]);
  reader.word(top['kind'] ?? '', '/kind', ['Check']);
  const metadata = reader.mapping(top['metadata'], '/metadata', ['name', 'labels', 'annotations']);
  const spec = reader.mapping(top['spec'], '/spec', specKeys);
  const own: OwnCheck = {
    id: readId(reader, metadata['name']),
    title: reader.needed(spec['title'], '/spec/title', 'what should be the case'),
    severity: reader.word(spec['severity'], '/spec/severity', severities) ?? 'medium',
    reason: readReason(reader, spec['reason']),
    rationale: reader.needed(spec['rationale'], '/spec/rationale', 'what an attacker gains, or what breaks'),
    controls: readControls(reader, spec['controls']),
    sources: reader
      .texts(spec['sources'], '/spec/sources')
      .flatMap((one, index) => reader.word(one, `/spec/sources/${index}`, compromiseSources) ?? []),
    runs: reader.word(spec['runs'], '/spec/runs', ['always', 'on-request'] as const) ?? 'always',
    match: readMatch(reader, spec['match']),
    parameters: readParameters(reader, spec['parameters'], '/spec/parameters'),
    variables: readVariables(reader, spec['variables']),
    validations: readValidations(reader, spec['validations']),
    remedy: readRemedy(reader, spec['remedy']),
    examples: readExamples(reader, spec['examples']),
  };
  return { own, faults: reader.faults };
};

const readId = (reader: StrictReader, value: unknown): string => {
  const id = reader.needed(value, '/metadata/name', 'the id of the check, such as team-label');
  if (id !== '' && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    reader.fault('/metadata/name', 'must be lower-case words with dashes, such as team-label');
  return id;
};

const readReason = (reader: StrictReader, value: unknown): string => {
  const reason = reader.needed(value, '/spec/reason', 'a few words without values, such as "no team label"');
  if (reason.length > longestReason)
    reader.fault('/spec/reason', `is ${reason.length} characters long; at most ${longestReason} fit`);
  return reason;
};

const readControls = (reader: StrictReader, value: unknown): ControlReferences =>
  Object.fromEntries(
    Object.entries(reader.mapping(value, '/spec/controls', frameworkIds)).map(([framework, ids]) => [
      framework,
      reader.texts(ids, join('/spec/controls', framework)),
    ]),
  );

/** The core group is the empty one: `/Service`, or `v1` for short. */
const readMatch = (reader: StrictReader, value: unknown): OwnCheck['match'] => {
  if (value === 'pods') return 'pods';
  const kinds = reader.texts(value, '/spec/match');
  if (kinds.length === 0)
    reader.fault('/spec/match', 'is missing: pods, or kinds such as apps/Deployment and /Service');
  for (const [index, kind] of kinds.entries())
    if (!/^[a-z0-9.-]*\/[A-Z][A-Za-z0-9]*$/.test(kind))
      reader.fault(
        typeof value === 'string' ? '/spec/match' : `/spec/match/${index}`,
        `cannot be "${kind}": pods, or group/Kind such as apps/Deployment; the core group is empty: /Service`,
      );
  return kinds;
};

const readVariables = (reader: StrictReader, value: unknown): readonly OwnVariable[] => {
  const seen = new Set<string>();
  return reader.list(value, '/spec/variables').map((one, index) => {
    const at = `/spec/variables/${index}`;
    const given = reader.mapping(one, at, ['name', 'expression']);
    const name = reader.needed(given['name'], `${at}/name`, 'a name, used as variables.NAME');
    if (name !== '' && (!/^[a-zA-Z][a-zA-Z0-9_]*$/.test(name) || name === 'constructor' || name === 'read'))
      reader.fault(`${at}/name`, `cannot be "${name}": letters, digits and underscores`);
    if (seen.has(name)) reader.fault(`${at}/name`, `is there twice: "${name}"`);
    seen.add(name);
    return {
      name,
      expression: reader.needed(given['expression'], `${at}/expression`, 'an expression in CEL'),
    };
  });
};

const validationKeys = ['expression', 'message', 'messageExpression', 'path', 'pathExpression'] as const;

const readValidations = (reader: StrictReader, value: unknown): readonly Validation[] => {
  const items = reader.list(value, '/spec/validations');
  if (items.length === 0) reader.fault('/spec/validations', 'is missing: at least one expression in CEL');
  return items.map((one, index) => {
    const at = `/spec/validations/${index}`;
    const given = reader.mapping(one, at, validationKeys);
    exclusive(reader, given, at, 'message', 'messageExpression');
    exclusive(reader, given, at, 'path', 'pathExpression');
    return {
      expression: reader.needed(given['expression'], `${at}/expression`, 'an expression in CEL'),
      ...textsOf(reader, given, at, ['message', 'messageExpression', 'pathExpression']),
      ...pointerOf(reader, given, at),
    };
  });
};

type Given = Readonly<Record<string, unknown>>;

const exclusive = (reader: StrictReader, given: Given, at: string, one: string, other: string): void => {
  if (given[one] !== undefined && given[other] !== undefined)
    reader.fault(`${at}/${other}`, `cannot stand beside ${one}`);
};

const textsOf = <K extends string>(reader: StrictReader, given: Given, at: string, keys: readonly K[]) => {
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const text = reader.text(given[key], `${at}/${key}`);
    if (text !== undefined) texts[key] = text;
  }
  return texts;
};

const pointerOf = (reader: StrictReader, given: Given, at: string): { readonly path?: string } => {
  const path = reader.text(given['path'], `${at}/path`);
  if (path === undefined) return {};
  if (parseFieldPath(path) === undefined)
    reader.fault(`${at}/path`, 'must be a JSON Pointer, such as /spec/replicas');
  return { path };
};

const readRemedy = (reader: StrictReader, value: unknown): OwnCheck['remedy'] => {
  const given = reader.mapping(value, '/spec/remedy', ['safety', 'words', 'operations']);
  const safeties = ['safe', 'tightening', 'choice'] as const;
  const safety = reader.word(given['safety'], '/spec/remedy/safety', safeties) ?? 'choice';
  const operations = reader
    .list(given['operations'], '/spec/remedy/operations')
    .map((one, index) => readOperation(reader, one, `/spec/remedy/operations/${index}`));
  if (safety === 'choice' && operations.length > 0)
    reader.fault('/spec/remedy/operations', 'are for a remedy that is safe or tightening; say which it is');
  return { safety, words: reader.needed(given['words'], '/spec/remedy/words', 'what to do'), operations };
};

const operationKeys = ['op', 'path', 'pathExpression', 'value', 'valueExpression'] as const;

const readOperation = (reader: StrictReader, value: unknown, at: string): OperationTemplate => {
  const given = reader.mapping(value, at, operationKeys);
  exclusive(reader, given, at, 'path', 'pathExpression');
  exclusive(reader, given, at, 'value', 'valueExpression');
  const op =
    reader.word(given['op'] ?? '', `${at}/op`, ['set', 'add', 'replace', 'remove'] as const) ?? 'set';
  const hasValue = given['value'] !== undefined || given['valueExpression'] !== undefined;
  if (hasValue === (op === 'remove'))
    reader.fault(`${at}/value`, op === 'remove' ? 'is not for remove' : `is missing: what to ${op}`);
  return {
    op,
    ...pointerOf(reader, given, at),
    ...textsOf(reader, given, at, ['pathExpression', 'valueExpression']),
    ...(given['value'] === undefined ? {} : { value: given['value'] }),
  };
};

const readExamples = (reader: StrictReader, value: unknown): readonly Example[] => {
  const examples = reader
    .list(value, '/spec/examples')
    .map((one, index) => readExample(reader, one, `/spec/examples/${index}`));
  if (!examples.some(({ violations }) => violations.length === 0))
    reader.fault('/spec/examples', 'have none of how it should be (violations: [])');
  if (!examples.some(({ violations }) => violations.length > 0))
    reader.fault('/spec/examples', 'have none of how it should not be');
  return examples;
};
