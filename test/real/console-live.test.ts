import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { admin, startServer, type TestServer } from './api-server.ts';
import { buildConsole, noBrowser, openPage, picture, startBrowser } from './browser.ts';

const space = 'console';
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: leaky, namespace: ${space} }
spec:
  replicas: 0
  selector: { matchLabels: { app: leaky } }
  template:
    metadata: { labels: { app: leaky } }
    spec: { containers: [{ name: main, image: "example.invalid/leaky:1", securityContext: { privileged: true } }] }
`;

describe('console in front of a cluster', { skip: noBrowser || noBed }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-console-live-'));
  let bed: Bed;
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    bed = await withCluster();
    await bed.kubectl('create', 'namespace', space);
    const console = await buildConsole();
    browser = await startBrowser();
    server = await startServer(async () => undefined, {
      role: 'all',
      store: join(folder, 'store.db'),
      connect: { kubeconfig: [bed.kubeconfig] },
      console,
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
    await bed?.kubectl('delete', 'namespace', space, '--wait=false');
    await bed?.stop();
  });

  test('what is deployed appears, its repair is copied and run, and the finding is gone', async () => {
    const { page } = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${server.url}/#/findings?namespace=${space}&check=privileged-container`);
    await page.getByLabel('API token').fill(admin);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Findings' }).waitFor();
    await bed.apply(deployment);
    const again = page.getByRole('button', { name: 'Read it again' });
    await again.waitFor({ timeout: 60_000 });
    await again.click();
    await page.getByRole('grid', { name: 'Findings' }).getByRole('link').first().click();
    await page.getByText('Deployment console/leaky').waitFor();
    await page.getByRole('button', { name: 'Copy kubectl patch' }).click();
    await page.getByText('Copied').waitFor();
    await picture(page, 'live-finding');
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(command, /^kubectl patch deployment\.apps leaky -n console --type=json -p '/);
    execFileSync('sh', ['-c', command.replace(/^kubectl/, bed.kubectlProgram)], {
      env: { ...env, KUBECONFIG: bed.kubeconfig },
    });
    await page.getByText('It is gone.').waitFor({ timeout: 60_000 });
    await page.context().close();
  });
});
