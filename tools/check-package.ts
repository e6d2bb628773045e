import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env, execPath, exit, stdout } from 'node:process';

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
  expect(
    'it holds the console',
    ['dist/console/index.html', 'dist/console/LEGAL.txt'].every((file) =>
      files.some(({ path }) => path === file),
    ),
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
  const program = join(folder, 'node_modules/seawall/dist/seawall.cjs');
  const run = (...words: string[]): string =>
    execFileSync(execPath, [program, ...words], { encoding: 'utf8' });
  expect('it says its version', run('--version').trim() === `seawall ${installed.version}`);
  const report = JSON.parse(run('scan', resolve('examples/shop'), '-o', 'json')) as { findings: object[] };
  expect('it finds what is wrong in the example', report.findings.length > 10);

  const cache = join(folder, 'compiled');
  const explain = (): string =>
    execFileSync(execPath, [program, 'explain', 'latest-tag'], {
      encoding: 'utf8',
      env: { ...env, NODE_COMPILE_CACHE: cache },
    });
  const first = explain();
  const kept =
    readdirSync(cache, { encoding: 'utf8', recursive: true }).find((name) => name.includes('seawall-')) ?? '';
  expect(
    'it keeps the code that it compiled, for its owner alone',
    (statSync(join(cache, kept)).mode & 0o077) === 0,
  );
  expect('it says the same with kept code', explain() === first);
  writeFileSync(join(cache, kept), 'not code');
  expect('it says the same when what was kept is damaged', explain() === first);
  chmodSync(join(cache, kept), 0o666);
  expect(
    'it takes no code that others can have written',
    explain() === first && (statSync(join(cache, kept)).mode & 0o022) === 0,
  );

  const server = spawn(
    execPath,
    [
      program,
      'serve',
      '--role',
      'api',
      '--store',
      join(folder, 'store.db'),
      '--listen',
      '127.0.0.1:0',
      '--no-config',
    ],
    { cwd: folder, env: { ...env, KUBECONFIG: join(folder, 'none') }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((found) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const url = /"address":"([^"]+)"/.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
    server.once('close', () => found(''));
  });
  const answer = address === '' ? undefined : await fetch(`${address}/api/openapi.json`);
  expect('it serves', answer?.status === 200);
  server.kill('SIGTERM');
  const [status] = (await once(server, 'close')) as [number | null];
  expect('it ends in good order', status === 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
stdout.write(`${passed} passed, ${failed} failed\n`);
exit(failed === 0 ? 0 : 1);
