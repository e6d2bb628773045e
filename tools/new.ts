import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { checks, checksByArea } from '../src/analysis/posture/checks.ts';

/** `npm run new check AREA/ID`: a check file with its parts in order, listed in its area. */

const usage = `Usage: npm run new check AREA/ID\n  areas: ${Object.keys(checksByArea).join(', ')}\n`;

const [kind, place = ''] = argv.slice(2);
const [area = '', id = ''] = place.split('/');
if (kind !== 'check' || checksByArea[area] === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  stderr.write(usage);
  exit(2);
}
const file = `src/analysis/posture/checks/${area}/${id}.ts`;
if (existsSync(file) || checks.some((check) => check.id === id)) {
  stderr.write(`There is a check "${id}" already.\n`);
  exit(2);
}

const camel = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
writeFileSync(
  file,
  `import { pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';

export const ${camel} = defineCheck({
  id: '${id}',
  title: 'What should be the case',
  severity: 'medium',
  reason: 'at most forty characters, no values',
  rationale: 'What an attacker gains, or what breaks, when it is not the case.',
  controls: {},
  sources: ['malicious-actor'],
  target: pods,
  evaluate: (pod) =>
    pod.containers
      .filter((container) => container.spec.tty === true)
      .map((container) => ({
        path: join(container.path, 'tty'),
        detail: \`container "\${container.name}" must not set tty=true\`,
      })),
  remedy: { safety: 'choice', words: 'Say what to do, in one sentence.' },
  examples: [
    { name: 'how it should be', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: 'how it should not be',
      spec: '{ containers: [{ name: app, tty: true }] }',
      violations: ['/spec/containers/0/tty'],
    },
  ],
});
`,
);

/** The list of the area is written anew: a line for each check, sorted. */
const listFile = `src/analysis/posture/checks/${area}.ts`;
const text = readFileSync(listFile, 'utf8');
const members = new Map(
  [...text.matchAll(/^import \{ (\w+) \} from '\.\/[\w-]+\/([\w-]+)\.ts';$/gm)].map(([, name, of]) => [
    of,
    name,
  ]),
);
members.set(id, camel);
const sorted = [...members].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
const list = /export const (\w+)/.exec(text)?.[1] ?? '';
writeFileSync(
  listFile,
  `import type { Check } from '../check.ts';
${sorted.map(([of, name]) => `import { ${name} } from './${area}/${of}.ts';\n`).join('')}
/** Checks of this area, sorted by id. */
export const ${list}: readonly Check[] = [
${sorted.map(([, name]) => `  ${name},\n`).join('')}];
`,
);
stdout.write(`${file} written. Now: npm run format, npm run quick, npm run generate.\n`);
