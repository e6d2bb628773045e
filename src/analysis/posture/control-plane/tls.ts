/**
 * Cipher suites of TLS 1.2 that Go marks as insecure (crypto/tls, InsecureCipherSuites), by the parts of their names: RC4, 3DES, CBC with
 * SHA-256, and RSA key exchange, which has no forward secrecy.
 */
const weakSuite = /_RC4_|_3DES_|_CBC_SHA256$|^TLS_RSA_|_NULL_|_EXPORT|_anon_/;

/** The suites of these that should not be offered. */
export const weakSuites = (suites: readonly string[]): readonly string[] =>
  suites.filter((suite) => weakSuite.test(suite));

/** Whether a minimum version, in the words of Kubernetes (`VersionTLS11`) or of etcd (`TLS1.1`), admits less than TLS 1.2. */
export const admitsOldTls = (version: string): boolean => /^(?:Version)?(?:TLS1\.?[01]|SSL)/i.test(version);
