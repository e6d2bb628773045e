import type { Impersonation } from './connection.ts';

/** A program that hands out credentials (client.authentication.k8s.io ExecConfig). */
export interface ExecPlugin {
  readonly apiVersion: string;
  /** A name on PATH, or an absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  /** What the people who ship it say to do when it is not there. */
  readonly installHint?: string;
  /** It is told which cluster this is for. */
  readonly provideClusterInfo: boolean;
}

/** An old-style provider: `oidc`, `azure`, `gcp`. */
export interface AuthProvider {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Who we are. Data is base64, as in kubeconfig; where both a file and data are given data wins, as in kubectl. */
export interface TargetUser {
  readonly certificateFile?: string;
  readonly certificateData?: string;
  readonly keyFile?: string;
  readonly keyData?: string;
  readonly token?: string;
  /** Read again when it may have been replaced. */
  readonly tokenFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly exec?: ExecPlugin;
  readonly authProvider?: AuthProvider;
}

/** Everything that is needed to reach an API server. File names are absolute. */
export interface Target {
  readonly context: string;
  /** URL; it may have a path. */
  readonly server: string;
  readonly namespace?: string;
  readonly certificateAuthorityFile?: string;
  readonly certificateAuthorityData?: string;
  readonly skipsVerification: boolean;
  readonly serverName?: string;
  readonly proxy?: string;
  readonly compresses: boolean;
  readonly user: TargetUser;
  readonly as?: Impersonation;
  /** Value of the User-Agent header. */
  readonly agent: string;
}

/** What one connection may take, in milliseconds and bytes. */
export interface KubeLimits {
  /** For a connection to come up, TLS included. */
  readonly connectMs: number;
  /** For the first byte of an answer. */
  readonly answerMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
  readonly answerBytes: number;
  /** Of an answer that is an error; the rest is not read. */
  readonly errorBytes: number;
  /** For a credential plug-in to end. */
  readonly execMs: number;
  readonly execBytes: number;
}
