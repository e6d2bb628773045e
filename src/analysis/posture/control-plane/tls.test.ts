import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { admitsOldTls, weakSuites } from './tls.ts';

describe('cipher suites', () => {
  for (const [suite, isWeak] of [
    ['TLS_AES_128_GCM_SHA256', false],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', false],
    ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', false],
    ['TLS_RSA_WITH_AES_128_GCM_SHA256', true],
    ['TLS_ECDHE_RSA_WITH_RC4_128_SHA', true],
    ['TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', true],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', true],
  ] as const)
    test(`${suite} is ${isWeak ? 'weak' : 'good'}`, () =>
      assert.equal(weakSuites([suite]).length > 0, isWeak));
});

describe('minimum versions', () => {
  for (const [version, isOld] of [
    ['VersionTLS10', true],
    ['VersionTLS11', true],
    ['VersionTLS12', false],
    ['VersionTLS13', false],
    ['TLS1.1', true],
    ['TLS1.2', false],
    ['TLS1.3', false],
  ] as const)
    test(`${version} ${isOld ? 'admits' : 'refuses'} TLS older than 1.2`, () =>
      assert.equal(admitsOldTls(version), isOld));
});
