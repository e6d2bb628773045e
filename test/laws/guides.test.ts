import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { checks } from '../../src/analysis/posture/checks.ts';
import { readArguments } from '../../src/apps/cli/arguments.ts';
import { commands } from '../../src/apps/cli/commands.ts';
import { configurable } from '../../src/apps/cli/options.ts';
import { readConfiguration } from '../../src/apps/configuration/read-configuration.ts';
import { planChecks } from '../../src/apps/scan/plan-checks.ts';
import { parseException } from '../../src/decision/exceptions/parse-exception.ts';
import { readIgnores } from '../../src/sources/manifests/ignores.ts';
import { readYaml } from '../../src/sources/manifests/yaml.ts';
import { resourceOf } from './examples.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const blocks = (file: string): readonly string[] =>
  [...read(file).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

describe('what the guides show works:', () => {
  test('seawall.yaml', () => {
    const [text = ''] = blocks('docs/guide/configuration.md');
    const { configuration, faults } = readConfiguration(
      readYaml(text, 'seawall.yaml').documents[0]?.value,
      'seawall.yaml',
      { checks, options: configurable },
    );
    assert.deepEqual(faults, []);
    for (const { include, exclude } of configuration.profiles.values())
      planChecks({ available: checks, include, exclude });
    planChecks({ available: checks, include: [], exclude: configuration.options.get('exclude') ?? [] });
  });

  test('exceptions', () => {
    const [comments = '', exception = ''] = blocks('docs/guide/exceptions.md');
    const ignores = readIgnores(comments, 'a.yaml');
    assert.deepEqual([ignores.problems, ignores.comments.length], [[], 2]);
    for (const id of ignores.comments.flatMap((one) => one.checks))
      assert.ok(
        checks.some((check) => check.id === id),
        id,
      );
    assert.ok(
      parseException(resourceOf(readYaml(exception, 'a.yaml').documents[0]?.value as Record<string, unknown>))
        .ok,
    );
  });

  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...globSync('docs/guide/*.md', { cwd: new URL('../..', import.meta.url) }),
  ];
  for (const page of pages)
    test(`command lines of ${page}`, () => {
      const lines = [
        ...read(page).matchAll(/(?:^ {4}|`)(?:\.\/)?seawall ([a-z][^`\n]*?)(?=`|\s{2,}|$)/gm),
      ].map(([, words]) => words ?? '');
      for (const line of lines)
        assert.doesNotThrow(() => readArguments(line.split(/ [|>] /)[0]?.split(' ') ?? [], commands), line);
    });

  test('links lead to what exists', () => {
    for (const page of pages)
      for (const [, link = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        assert.ok(
          existsSync(new URL(`../../${page.replace(/[^/]*$/, '')}${link}`, import.meta.url)),
          `${page}: ${link}`,
        );
  });
});
