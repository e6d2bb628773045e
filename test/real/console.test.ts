import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openStore } from '../../src/platform/store/open.ts';
import { admin, startServer, type TestServer, tokenFor } from './api-server.ts';
import { buildConsole, noBrowser, openPage, picture, startBrowser, visit } from './browser.ts';
import { keepMany, keepPolicy, keepShop, recordShop, shopCluster } from './example-shop.ts';

/** The console in a real browser, in front of a real server. */
describe('console', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-console-'));
  const store = join(folder, 'store.db');
  let browser: Browser;
  let server: TestServer;
  let demo: TestServer;
  let files: string;

  before(async () => {
    files = await buildConsole();
    browser = await startBrowser();
    const recording = join(folder, 'shop.seawall');
    await recordShop(recording);
    server = await startServer(
      async (filled) => {
        await keepShop(filled, '1');
        await keepMany(filled);
        await keepPolicy(filled, 1, 'test');
      },
      { console: files, store },
    );
    demo = await startServer(async () => undefined, { console: files, snapshot: recording });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const signedIn = (token: string, address?: string, more?: BrowserContextOptions) =>
    visit(browser, server.url, token, address, more);

  test('a token that is not known is refused in words', async () => {
    const { page } = await openPage(browser);
    await page.goto(server.url);
    await page.getByLabel('API token').fill('not-a-token-0123456789');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The token is not known, was revoked, or has expired.').waitFor();
    await page.context().close();
  });

  test('a finding is filtered for, read with its repair, accepted, and gone from the list', async () => {
    const { page, wrong } = await signedIn(await tokenFor(server, 'ada', 'approver'));
    await page.getByText(/\d+ open findings in 2 clusters/).waitFor();
    await page.getByText('list secrets in namespace shop').waitFor();
    await page.getByRole('link', { name: 'Findings', exact: true }).click();
    await page.getByRole('button', { name: 'Severity' }).click();
    await page.getByRole('menuitem', { name: /critical/ }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/severity=critical/);
    const rows = page.getByRole('grid', { name: 'Findings' }).locator('tbody tr');
    const row = rows.filter({ hasText: 'privileged-container' }).first();
    const fingerprint = await row.getAttribute('data-fingerprint');
    assert.match(fingerprint ?? '', /^[0-9a-f]{32}$/);
    await row.getByRole('link').click();
    const repair = page.getByRole('region', { name: 'What the repair changes' });
    await repair.getByText('privileged: false').waitFor();
    await picture(page, 'finding');

    await page.getByRole('button', { name: 'Accept the risk' }).click();
    const dialog = page.getByRole('dialog');
    assert.equal(await dialog.getByRole('button', { name: 'Accept', exact: true }).isDisabled(), true);
    await dialog.getByLabel('Why may it stay?').fill('moved away next month');
    await picture(page, 'accept');
    await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('“moved away next month”').waitFor();

    await page.goBack();
    await page.waitForURL(/severity=critical/);
    await page
      .getByText(/^\d+ findings?$/)
      .first()
      .waitFor();
    assert.equal(await page.locator(`tr[data-fingerprint="${fingerprint}"]`).count(), 0);

    await page.goto(`${server.url}/#/findings/${shopCluster.uid}/${fingerprint}`);
    await page.getByRole('button', { name: 'Withdraw the acceptance' }).click();
    await page.getByText('Nobody has accepted it.').waitFor();
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('several are accepted at once', async () => {
    const { page, wrong } = await signedIn(admin, '#/findings?check=latest-tag,no-read-only-root-fs');
    const rows = page.getByRole('grid', { name: 'Findings' }).locator('tbody tr');
    await rows.first().waitFor();
    const many = await rows.count();
    assert.ok(many > 1);
    await page.getByLabel('Choose all on this page').getByRole('checkbox').check();
    await page.getByRole('button', { name: `Accept ${many}…` }).click();
    await page.getByLabel('Why may it stay?').fill('an example');
    await page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('No finding fits').waitFor();
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('what happens elsewhere is told, and rows do not jump', async () => {
    const { page, wrong } = await signedIn(admin, '#/findings?severity=critical');
    const rows = page.getByRole('grid', { name: 'Findings' }).locator('tbody tr');
    await rows.first().waitFor();
    const before = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-fingerprint')));
    // The stream may be opened after the page was shown: an evaluation comes now and then, as it does in life.
    const other = await openStore(store);
    const news = page.getByText(/changes? since this list was read/);
    for (let round = 2; round < 20 && !(await news.isVisible()); round++) {
      await keepShop(other, String(round), round % 2 === 0 ? 'single-replica' : undefined);
      await page.waitForTimeout(700);
    }
    await other.close();
    await news.first().waitFor();
    const now = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-fingerprint')));
    assert.deepEqual(now, before);
    await page.getByRole('button', { name: 'Read it again' }).click();
    await news.first().waitFor({ state: 'detached' });
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('the address holds the filter, and pages follow each other', async () => {
    const { page, wrong } = await signedIn(admin, '#/findings?state=open,accepted&sort=check');
    const rows = page.getByRole('grid', { name: 'Findings' }).locator('tbody tr');
    await rows.first().waitFor();
    const first = await rows.first().getAttribute('data-fingerprint');
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2').waitFor();
    await page.locator(`tr[data-fingerprint="${first}"]`).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Previous page' }).click();
    await page.locator(`tr[data-fingerprint="${first}"]`).waitFor();
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('a pasted manifest is evaluated in the tab, and nothing is sent', async () => {
    const { page, wrong } = await signedIn(admin, '#/editor');
    const editor = page.getByLabel('Manifest');
    await editor.waitFor();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await editor.fill(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: c, image: x:1}]\n',
    );
    await page.getByText('host-pid').waitFor();
    await page.getByRole('region', { name: 'Repair of Pod a' }).getByText('hostPID: true').waitFor();
    await picture(page, 'editor');
    assert.deepEqual(
      sent.filter((url) => !url.includes('/assets/')),
      [],
    );
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('an exported table holds what the filter holds', async () => {
    const { page } = await signedIn(admin, '#/findings?severity=critical');
    await page.getByRole('button', { name: 'Export' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), 'findings.csv');
    await page.context().close();
  });

  test('a review is signed, and what comes afterwards is shown', async () => {
    const { page, wrong } = await signedIn(admin, '#/reviews');
    await page.getByLabel('What did you look at?').fill('all roles');
    await page.getByRole('button', { name: 'Sign off' }).click();
    await page.getByText('“all roles”').waitFor();
    await page.getByText('Nothing changed.').waitFor();
    const other = await openStore(store);
    await keepPolicy(other, 2, 'test');
    await other.close();
    await page.reload();
    await page.getByText('Role shop/role-1').waitFor();
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('a token is made, shown once, revoked, and the trail tells of it', async () => {
    const { page, wrong } = await signedIn(admin, '#/tokens');
    await page.getByRole('textbox', { name: /^Name\b/ }).fill('robot');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('Token robot: shown this once').waitFor();
    const row = page.getByRole('row', { name: /robot/ });
    await row.getByRole('button', { name: 'Revoke…' }).click();
    await row.getByRole('button', { name: 'Revoke robot for good' }).click();
    await row.getByText('Revoked').waitFor();
    await page.getByRole('link', { name: 'Trail' }).click();
    await page.getByText('token.revoke').first().waitFor();
    await page.getByText('Every row is as it was written').waitFor();
    await picture(page, 'trail');
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('who may only look sees nothing to write with', async () => {
    const { page, wrong } = await signedIn(await tokenFor(server, 'eve', 'viewer'), '#/findings');
    await page.getByRole('grid', { name: 'Findings' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /Accept/ }).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Tokens' }).count(), 0);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('a recording is shown to everybody and changed by nobody', async () => {
    const { page, wrong } = await openPage(browser);
    await page.goto(demo.url);
    await page.getByText('Read-only recording').waitFor();
    await page.getByRole('link', { name: 'Findings', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Findings' });
    await grid.getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Repair' }).waitFor();
    for (const words of [/Accept/, /Withdraw/, /Sign off/, /Make it/, /Sign out/])
      assert.equal(await page.getByRole('button', { name: words }).count(), 0);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('everything is reached by keyboard', async () => {
    const { page, wrong } = await signedIn(admin, '#/findings');
    await page.getByRole('grid', { name: 'Findings' }).waitFor();
    await page.getByRole('button', { name: 'Severity' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=menu] :focus').waitFor();
    await page.keyboard.press('Space');
    await page.waitForURL(/severity=critical/);
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Findings' }).getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Repair' }).waitFor();
    assert.equal(await page.evaluate('document.activeElement?.id'), 'main');
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('a server that is gone is told, and asked again', async () => {
    const { page } = await signedIn(admin, '#/findings');
    await page.getByRole('grid', { name: 'Findings' }).waitFor();
    await page.route('**/api/v1/checks', (route) => route.abort());
    await page.getByRole('link', { name: 'Checks' }).click();
    await page.getByText('The server cannot be reached').waitFor();
    await page.unroute('**/api/v1/checks');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('privileged-container').first().waitFor();
    await page.context().close();
  });
});
