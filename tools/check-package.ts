import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execPath, exit, stdout } from 'node:process';

/** Packs the program as it is published, installs the package into an empty folder and runs it there. */

const folder = mkdtempSync(join(tmpdir(), 'seawall-package-'));
let passed = 0;
let failed = 0;
const expect = (what: string, isSo: boolean): void => {
  if (isSo) passed++;
  else failed++;
  stdout.write(`${isSo ? 'ok' : 'FAILED'}: ${what}\n`);
};

try {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' });
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
    { filename: string; files: { path: string }[] },
  ];
  expect(
    'the package holds the bundle, schemas and words about it, no sources',
    files.every(({ path }) => !path.startsWith('src/')),
  );
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"1.0.0"}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, filename)], {
    cwd: folder,
  });
  const installed = JSON.parse(readFileSync(join(folder, 'node_modules/seawall/package.json'), 'utf8')) as {
    dependencies?: object;
    version: string;
  };
  expect('it brings no dependencies', Object.keys(installed.dependencies ?? {}).length === 0);
  const run = (...words: string[]): string =>
    execFileSync(execPath, [join(folder, 'node_modules/seawall/dist/seawall.cjs'), ...words], {
      encoding: 'utf8',
    });
  expect('it says its version', run('--version').trim() === `seawall ${installed.version}`);
  const report = JSON.parse(run('scan', resolve('examples/shop'), '-o', 'json')) as { findings: object[] };
  expect('it finds what is wrong in the example', report.findings.length > 10);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
stdout.write(`${passed} passed, ${failed} failed\n`);
exit(failed === 0 ? 0 : 1);
