import { createHash, randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** A sealed cookie: its content cannot be read or changed by who carries it. */
export class CookieSeal {
  readonly #key: Uint8Array;

  /** Without a secret, sessions end with the process and are good in it alone. */
  constructor(secret: string | undefined) {
    this.#key =
      secret === undefined
        ? randomBytes(32)
        : createHash('sha256').update(`seawall session\n${secret}`).digest();
  }

  seal(purpose: string, content: Readonly<Record<string, unknown>>, seconds: number): Promise<string> {
    return new EncryptJWT({ ...content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuedAt()
      .setAudience(purpose)
      .setJti(randomBytes(16).toString('base64url'))
      .setExpirationTime(`${seconds}s`)
      .encrypt(this.#key);
  }

  /** The content of a cookie for this purpose; `undefined` where it is no such, or has ended. */
  async open(purpose: string, cookie: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    try {
      const { payload } = await jwtDecrypt(cookie, this.#key, {
        audience: purpose,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload;
    } catch {
      return undefined;
    }
  }
}

/** The value of a cookie in a Cookie header. */
export const cookieIn = (header: string | undefined, name: string): string | undefined => {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
};

export interface CookieOptions {
  readonly isSecure: boolean;
  readonly seconds: number;
  readonly sameSite: 'Strict' | 'Lax';
}

/** A Set-Cookie header. With no seconds the cookie is taken away. */
export const setCookie = (name: string, value: string, options: CookieOptions): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=${options.sameSite}; Max-Age=${options.seconds}${options.isSecure ? '; Secure' : ''}`;
