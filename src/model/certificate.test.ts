import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64 } from './base64.ts';
import { lastDaysIn } from './certificate.ts';
import { limits } from './limits.ts';

/** Ended on 2020-06-01, and ends on 2099-06-01: UTCTime and GeneralizedTime. */
const ended =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJFekNCdXdJVU91Wm5HMmYwajFiSUsyWWh0VG1TdkJOcThZY3dDZ1lJS29aSXpqMEVBd0l3RFRFTE1Ba0cKQTFVRUF3d0NZMkV3SGhjTk1qQXdNVEF4TURBd01EQXdXaGNOTWpBd05qQXhNREF3TURBd1dqQU5NUXN3Q1FZRApWUVFEREFKallUQlpNQk1HQnlxR1NNNDlBZ0VHQ0NxR1NNNDlBd0VIQTBJQUJEMk9uaU1HTFpBMjBjRmRuRGNCCkl1bncrMU1idnVsZStLWFpUVkltN3A2TTM1U0ZUVlBtSldmM21yWTB3dVEwTkpxckxxTndRU0NUNGNuTis1NVgKUXk0d0NnWUlLb1pJemowRUF3SURSd0F3UkFJZ0hlUmZWRjVvellTK3ltdXhCd2RMVXVCSmdUMTZDTUpEcXVZZQpXNWxHQjZBQ0lCa2V3eW1HZG5oempoN0lPL2ViSTVKM2ZZUThzSXZaajJPdmsvRCsyQmUrCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K';
const lasting =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJGakNCdlFJVWNzdnNKUnIwcVRYdHgvMC9IWTloTzhUYmprZ3dDZ1lJS29aSXpqMEVBd0l3RFRFTE1Ba0cKQTFVRUF3d0NZMkV3SUJjTk1qQXdNVEF4TURBd01EQXdXaGdQTWpBNU9UQTJNREV3TURBd01EQmFNQTB4Q3pBSgpCZ05WQkFNTUFtTmhNRmt3RXdZSEtvWkl6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUVQWTZlSXdZdGtEYlJ3VjJjCk53RWk2ZkQ3VXh1KzZWNzRwZGxOVWlidW5vemZsSVZOVStZbFovZWF0alRDNURRMG1xc3VvM0JCSUpQaHljMzcKbmxkRExqQUtCZ2dxaGtqT1BRUURBZ05JQURCRkFpQjB5SnM3MVZOM0U5K0NlV1AxV1g4TDdyTk1VcEtFOXpGKwpKN2xFV1d6bStnSWhBTC9vUjZYTll4dnZWVjVWRkF4Wk54NnlydVRUa01aY3dKcDFzQ3lNQWNiRAotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==';

const join = (...bundles: readonly string[]): string =>
  Buffer.from(bundles.map((one) => Buffer.from(one, 'base64').toString()).join('\n')).toString('base64');

test('the last day of each certificate is read, two-digit and four-digit years alike', () => {
  assert.deepEqual(lastDaysIn(join(ended, lasting)), ['2020-06-01', '2099-06-01']);
});

test('what is no certificate gives none, and is no error', () => {
  for (const text of ['', '!', 'QUJD', ended.slice(0, 100), Buffer.from('-----BEGIN').toString('base64')])
    assert.deepEqual(lastDaysIn(text), []);
});

test('a certificate that is cut off or changed in any byte never throws', () => {
  const pem = Buffer.from(ended, 'base64').toString();
  const der = Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
  const wrapped = (bytes: Uint8Array): string =>
    Buffer.from(
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----`,
    ).toString('base64');
  assert.deepEqual(lastDaysIn(wrapped(der)), ['2020-06-01']);
  for (let at = 0; at < der.length; at++) {
    lastDaysIn(wrapped(der.subarray(0, at)));
    const changed = Uint8Array.from(der);
    for (const value of [0x00, 0x80, 0x84, 0xff]) {
      changed[at] = value;
      lastDaysIn(wrapped(changed));
    }
  }
});

test('a bundle over the limit is read up to it', () => {
  const many = join(...Array.from({ length: limits.certificatesPerBundle + 2 }, () => ended));
  assert.equal(lastDaysIn(many).length, limits.certificatesPerBundle);
});

test('base64 is what Node.js says it is', () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 37 + length * 11) % 256));
    assert.deepEqual(decodeBase64(bytes.toString('base64')), new Uint8Array(bytes));
  }
  assert.equal(decodeBase64('A'), undefined);
  assert.equal(decodeBase64('A*=='), undefined);
});
