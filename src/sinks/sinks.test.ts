import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sarifSchema } from '../../test/schemas/sarif-subset.ts';
import { root } from '../model/field-path.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckWords, Entry, Report } from '../model/report.ts';
import { groupByObject } from './grouping.ts';
import { sinks } from './sinks.ts';

/** Names as an attacker would choose them: markup, escapes of a terminal, workflow commands, reversed text. */
const hostile = '</script><img src=x onerror=alert(1)>\u001b[2J\u202e`|"\'&%0A::error::%';

const words: CheckWords = {
  id: 'some-check',
  area: 'pod-security',
  title: 'Something must be so',
  kind: 'misconfiguration',
  severity: 'high',
  reason: 'something is not so',
  rationale: 'Because otherwise something happens.',
  controls: { nsa: ['NSA-POD-17'], attack: ['T1611'] },
  sources: ['malicious-actor'],
  remedy: { safety: 'tightening', words: 'Make it so.' },
};

const finding = (more: Partial<Finding> = {}): Finding => ({
  kind: 'misconfiguration',
  check: words.id,
  severity: 'high',
  status: 'fail',
  reason: words.reason,
  detail: `container "${hostile}" is not so`,
  resource: {
    reference: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: hostile },
    object: {},
    origin: {
      kind: 'file',
      path: `a ${hostile}.yaml`,
      document: 0,
      offset: 0,
      length: 0,
      line: 1,
      pointer: root,
    },
  },
  path: root,
  controls: words.controls,
  sources: words.sources,
  because: [hostile],
  remedy: { safety: 'tightening', words: 'Make it so.', operations: [{ op: 'add', path: '/a', value: 1 }] },
  ...more,
});

const entry = (more: Partial<Entry> = {}): Entry => ({
  finding: finding(),
  location: { file: `a ${hostile}.yaml`, line: 3, column: 5, endLine: 3, endColumn: 9, precision: 'exact' },
  fingerprint: '0123456789abcdef0123456789abcdef',
  frame: { start: 1, lines: ['kind: Pod', 'spec:', `    ${hostile}`] },
  patches: [{ line: 3, removed: [`    ${hostile}`], added: ['    a: 1'] }],
  ...more,
});

const report = (more: Partial<Report> = {}): Report => ({
  tool: { name: 'seawall', version: '1.2.3' },
  time: '2026-01-31T12:00:00Z',
  scanned: { files: 1, resources: 1, checks: 1 },
  entries: [entry(), entry({ finding: finding({ severity: 'critical' }) })],
  accepted: [
    entry({
      finding: finding({
        acceptance: {
          by: 'exception',
          source: hostile,
          reason: hostile,
          owner: 'ann',
          expires: '2030-01-31',
        },
      }),
    }),
  ],
  problems: [{ code: 'invalid-yaml', file: hostile, line: 7, column: 2, detail: hostile }],
  checks: new Map([[words.id, words]]),
  scorecards: [],
  ...more,
});

/** What junit-10.xsd of the Jenkins xUnit plugin allows on each element that we write. */
const junitAttributes: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'time', 'tests', 'failures', 'errors'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'file'],
  testcase: ['name', 'classname', 'time'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  skipped: ['type', 'message'],
};

const style = { colour: false, width: 100 };
const rendered = (id: string, one = report(), look = style): string =>
  [...(sinks.find((sink) => sink.id === id)?.render(one, look) ?? [])].join('');

describe('every form of report', () => {
  for (const { id } of sinks) {
    test(`${id} writes no character that a terminal would act on`, () => {
      const text = rendered(id);
      // In JSON, direction marks are data like any other letter; a terminal sees them only in what is made for people.
      assert.doesNotMatch(text, ['json', 'sarif', 'gitlab'].includes(id) ? /\u001b/ : /[\u001b\u202e]/);
      assert.ok(text.length > 100);
    });

    test(`${id} renders a report without findings`, () => {
      assert.doesNotThrow(() => rendered(id, report({ entries: [], accepted: [], problems: [] })));
    });

    test(`${id} says the same twice`, () => assert.equal(rendered(id), rendered(id)));
  }
});

describe('the table', () => {
  test('shows line, place, reason and repair, and says that it is partial', () => {
    const text = rendered('table');
    for (const part of [
      /HIGH {5}some-check {2}line 3/,
      /\^\^\^\^/,
      /Because otherwise/,
      /\+ {5}a: 1/,
      /partial: 1 problem/,
      /PROBLEM {2}invalid-yaml/,
    ])
      assert.match(text, part);
  });

  test('keeps to the width but for words that are wider', () => {
    const detail = 'word '.repeat(60);
    const text = rendered(
      'table',
      report({ entries: [entry({ finding: finding({ detail }) })], problems: [] }),
      { ...style, width: 60 },
    );
    const lines = text.split('\n').filter((line) => line.includes('word word'));
    assert.ok(lines.length > 4 && lines.every((line) => line.length <= 60));
  });

  test('uses colour only when asked', () => {
    assert.match(rendered('table', report(), { ...style, colour: true }), /\u001b\[/);
  });
});

describe('structured reports', () => {
  const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
  const read = (file: string): object => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

  test('json fits its published schema', () => {
    const validate = ajv.compile(read('../../schemas/report.schema.json'));
    assert.ok(validate(JSON.parse(rendered('json'))), JSON.stringify(validate.errors));
  });

  test('sarif fits the parts of SARIF 2.1.0 that it uses', () => {
    const validate = ajv.compile(sarifSchema);
    const log = JSON.parse(rendered('sarif'));
    assert.ok(validate(log), JSON.stringify(validate.errors));
    assert.equal(log.runs[0].results.length, 3);
    assert.equal(log.runs[0].results[2].suppressions[0].kind, 'external');
    assert.equal(log.runs[0].invocations[0].toolExecutionNotifications.length, 1);
    assert.equal(
      log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
      encodeURIComponent(`a ${hostile}.yaml`).replaceAll('%2F', '/'),
    );
  });

  test('gitlab gives each finding a fingerprint of its own', () => {
    const issues = JSON.parse(rendered('gitlab')) as { fingerprint: string }[];
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 2);
  });

  test('junit is balanced XML with its counts', () => {
    const xml = rendered('junit');
    const open = [...xml.matchAll(/<([a-z]+)(?=[\s>])[^>]*[^/]>/g)].map(([, tag]) => tag);
    const closed = [...xml.matchAll(/<\/([a-z]+)>/g)].map(([, tag]) => tag);
    assert.deepEqual(open.toSorted(), closed.toSorted());
    assert.match(xml, /tests="4" failures="2" errors="1"/);
    assert.doesNotMatch(xml, /<img/);
  });

  test('junit keeps to the attributes of junit-10.xsd, and its text says the place', () => {
    const xml = rendered('junit');
    const tags = [...xml.matchAll(/<([a-z]+)((?: [a-z]+="[^"]*")*)\/?>/g)];
    assert.ok(tags.length > 10);
    for (const [, tag = '', attributes = ''] of tags) {
      const names = [...attributes.matchAll(/ ([a-z]+)="/g)].map(([, name = '']) => name);
      assert.deepEqual(
        names.filter((name) => !junitAttributes[tag]?.includes(name)),
        [],
        tag,
      );
    }
    assert.match(xml, /<failure [^>]*>a [^<]*\.yaml:3:5&#10;/);
    assert.match(xml, /<skipped [^>]*>a [^<]*\.yaml:3:5&#10;/);
  });
});

describe('reports for people in other programs', () => {
  test('html runs no script but its own and escapes every name', () => {
    const page = rendered('html');
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /<img/);
    assert.match(page, /script-src 'sha256-[A-Za-z0-9+/]{43}='/);
    assert.doesNotMatch(page, /(?:src|href)=["']?(?:https?:|\/\/)/);
  });

  test('github annotations are one command a line, and nothing in them ends it', () => {
    const lines = rendered('github').trimEnd().split('\n');
    assert.equal(lines.length, 4);
    for (const line of lines.slice(0, 3))
      assert.match(line, /^::(?:error|warning) (?:[a-zA-Z]+=[^,:]*,?)+::/);
    assert.match(lines[0] ?? '', /%250A/);
  });

  test('markdown stays under the size of a comment and says what it left out', () => {
    const entries = Array.from({ length: 3000 }, (_, index) =>
      entry({
        finding: finding({
          resource: {
            ...finding().resource,
            reference: { apiVersion: 'v1', kind: 'Pod', name: `p${index}` },
          },
        }),
      }),
    );
    const text = rendered('markdown', report({ entries }));
    assert.ok(text.length < 65_000);
    assert.match(text, /… and \d+ findings more/);
    const outsideOfCode = rendered('markdown')
      .replace(/^ *```diff[\s\S]*?^ *```$/gm, '')
      .replace(/(`+) [^\n]*? \1/g, '');
    assert.doesNotMatch(outsideOfCode, /<img/);
  });
});

test('groups keep the order of their worst entry', () => {
  const [a, b] = [finding().resource, finding().resource];
  const groups = groupByObject([
    entry({ finding: finding({ resource: b }) }),
    entry({ finding: finding({ resource: a }) }),
    entry({ finding: finding({ resource: b }) }),
  ]);
  assert.deepEqual(
    groups.map(({ entries }) => entries.length),
    [2, 1],
  );
});
