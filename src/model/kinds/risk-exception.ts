import { endOfPeriod } from '../date.ts';
import { severities } from '../severity.ts';
import { statusColumns } from './conditions.ts';
import { type Column, defineKind, type KindExample, type SpecOf } from './kind.ts';
import type { Rule } from './schema.ts';
import { atLeastOne, map, moment, record, set, text, whole, word } from './schemas.ts';

const isDate: Rule<string> = {
  cel: '!format.date().validate(self).hasValue() || !format.datetime().validate(self).hasValue()',
  message: 'must be a date such as 2027-01-31, or RFC 3339 with time and zone',
  holds: (value) => endOfPeriod(value) !== undefined,
};

const isNotBlank: Rule<string> = {
  cel: "self.trim() != ''",
  message: 'must not be blank',
  holds: (value) => value.trim() !== '',
};

const date = (description: string) => text(description, 64, { rules: [isDate], example: '2027-01-31' });

const pattern = (description: string, example: string) => text(description, 253, { example });
const patterns = (description: string, item: string, example: string) =>
  set(description, pattern(`${item} A star stands for any text.`, example), 256);

const matchFields = {
  checks: patterns('Ids of checks.', 'The id of a check.', 'privileged-container'),
  controls: patterns(
    'Controls that the check answers, each as framework:id.',
    'A control.',
    'nsa:NSA-POD-17',
  ),
  severities: set('Severities.', word('A severity.', severities), severities.length),
  kinds: patterns('Kinds of objects.', 'A kind.', 'Deployment'),
  namespaces: patterns('Namespaces of objects.', 'The name of a namespace.', 'shop-*'),
  names: patterns('Names of objects.', 'The name of an object.', 'trainer-*'),
  labels: map(
    'Labels that the object itself must have with exactly these values.',
    text('The value of the label.', 63, { minLength: 0 }),
    64,
  ),
  containers: patterns('Containers that the finding lies in.', 'The name of a container.', 'main'),
  paths: set(
    'Fields that the finding lies at, as JSON Pointers.',
    text('A JSON Pointer. A star stands for any text.', 1024, { example: '/spec/containers/*' }),
    256,
  ),
  fingerprints: set(
    'Fingerprints of findings, as reports give them.',
    text('A fingerprint.', 64, { example: '0f3c9d5b2a7e4f10' }),
    1024,
  ),
} as const;

const match = record(
  'Which findings it is about. Everything that is given must fit; of each list one item is enough.',
  matchFields,
  {
    rules: [
      atLeastOne(Object.keys(matchFields), 'an empty match would accept everything; say what it is about'),
    ],
  },
);

const approval = record(
  'Who approved it. Setting it, and changing anything while it is set, needs the verb approve; without that verb, remove it together with the change. by must be whoever sends the request.',
  {
    by: text('The user who approved, by the name that the API server knows.', 1024, { rules: [isNotBlank] }),
    at: date('When, as a date or RFC 3339 time.'),
  },
  { needs: ['by'] },
);

/** What both kinds of exceptions say. */
export const exceptionSpec = record(
  'Which risk is taken, by whom, why and until when.',
  {
    match,
    owner: text('Who answers for it: a team or a person.', 256, { rules: [isNotBlank], example: 'ml-team' }),
    reason: text('Why the risk is taken.', 4096, { rules: [isNotBlank], example: 'needs the GPU driver' }),
    expires: date(
      'When it ends: a date such as 2027-01-31, which counts to its end in UTC, or RFC 3339 with time and zone. Left out, it never ends.',
    ),
    approval,
  },
  { needs: ['match', 'owner', 'reason'] },
);

/** What the controller says of both. */
export const exceptionStatus = {
  matched: whole('How many findings it accepts now.', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  lastMatched: moment('When it last accepted a finding.'),
};

const column = (name: string, path: string, description: string): Column => ({
  name,
  type: 'string',
  path,
  description,
  shown: 'always',
});

export const exceptionColumns: readonly Column[] = [
  column('Checks', '.spec.match.checks', 'The checks that it is about.'),
  column('Owner', '.spec.owner', 'Who answers for it.'),
  column('Expires', '.spec.expires', 'When it ends.'),
  column('Approved', '.spec.approval.by', 'Who approved it.'),
  { ...column('Matched', '.status.matched', 'How many findings it accepts now.'), type: 'integer' },
  ...statusColumns,
];

export const exceptionExamples: readonly KindExample[] = [
  {
    name: 'one check for one workload, until a day',
    spec: 'match:\n  checks: [privileged-container]\n  kinds: [Deployment]\n  names: [trainer-*]\nowner: ml-team\nreason: needs the GPU driver\nexpires: 2027-01-31\n',
    faults: [],
  },
  {
    name: 'everything that can be said',
    spec: 'match:\n  controls: ["nsa:NSA-POD-17"]\n  severities: [low, info]\n  namespaces: [shop]\n  labels: { app: web }\n  containers: [main]\n  paths: [/spec/containers/*]\n  fingerprints: [0f3c9d5b2a7e4f10c4d1b8a96e5f3a20]\nowner: shop\nreason: accepted by the review of March\nexpires: "2027-03-31T12:00:00Z"\n',
    faults: [],
  },
  { name: 'an empty match', spec: 'match: {}\nowner: a\nreason: b\n', faults: ['/spec/match'] },
  {
    name: 'no owner, no reason',
    spec: 'match:\n  checks: [latest-tag]\n',
    faults: ['/spec/owner', '/spec/reason'],
  },
  {
    name: 'a day that is none',
    spec: 'match:\n  checks: [latest-tag]\nowner: a\nreason: b\nexpires: 2027-02-30\n',
    faults: ['/spec/expires'],
  },
  {
    name: 'a misspelt severity',
    spec: 'match:\n  severities: [hihg]\nowner: a\nreason: b\n',
    faults: ['/spec/match/severities/0'],
  },
  {
    name: 'a blank reason',
    spec: 'match:\n  checks: [latest-tag]\nowner: a\nreason: "  "\n',
    faults: ['/spec/reason'],
  },
  {
    name: 'a misspelt field',
    spec: 'match:\n  check: [latest-tag]\nowner: a\nreason: b\n',
    faults: ['/spec/match/check'],
  },
];

/** Somebody takes a risk in one namespace, for a reason, for a time. */
export const riskException = defineKind({
  kind: 'RiskException',
  plural: 'riskexceptions',
  singular: 'riskexception',
  shortNames: ['rex'],
  scope: 'Namespaced',
  description:
    'A risk that somebody takes, for a reason, for a time: the findings that it matches stay in the report under accepted. It reaches the objects of its own namespace and no others.',
  spec: exceptionSpec,
  status: exceptionStatus,
  columns: exceptionColumns,
  examples: exceptionExamples,
});

export type ExceptionSpec = SpecOf<typeof riskException>;
