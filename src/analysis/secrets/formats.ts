import type { Severity } from '../../model/severity.ts';

/** A kind of secret that is known by its form, wherever it stands. */
export interface SecretFormat {
  readonly what: string;
  /** Text that every such secret holds. Where no marker is found no pattern runs. */
  readonly marker: string;
  /**
   * Linear on hostile text: every repetition is bounded, or begins where a run of its characters begins and so reads each run
   * once.
   */
  readonly pattern: RegExp;
  readonly severity?: Severity;
}

/** Not within a longer word: `sk_live_` in the middle of a base64 blob is chance. */
const alone = '(?<![A-Za-z0-9_-])';

const starting = (marker: string, what: string, rest: string): SecretFormat => ({
  what,
  marker,
  pattern: new RegExp(`${alone}${marker.replaceAll('.', '\\.')}${rest}(?![A-Za-z0-9])`),
});

/** Sorted by issuer. The forms are those that each issuer documents for secret scanners. */
export const secretFormats: readonly SecretFormat[] = [
  starting('AGE-SECRET-KEY-1', 'age private key', '[0-9A-Z]{58}'),
  starting('sk-ant-', 'Anthropic API key', '[a-z]{3,8}\\d{2}-[A-Za-z0-9_-]{60,120}'),
  starting('ATATT3', 'Atlassian API token', '[A-Za-z0-9_=-]{60,256}'),
  starting('AKIA', 'AWS access key', '[A-Z2-7]{16}'),
  starting('ASIA', 'AWS session key', '[A-Z2-7]{16}'),
  {
    what: 'Azure storage key',
    marker: 'AccountKey=',
    pattern: /AccountKey=[A-Za-z0-9+/]{86}==/,
  },
  {
    what: 'Azure shared access key',
    marker: 'SharedAccessKey=',
    pattern: /SharedAccessKey=[A-Za-z0-9+/]{43}=/,
  },
  {
    what: 'Azure client secret',
    marker: 'Q~',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/,
  },
  starting('dapi', 'Databricks token', '[0-9a-f]{32}'),
  starting('dop_v1_', 'DigitalOcean token', '[0-9a-f]{64}'),
  starting('doo_v1_', 'DigitalOcean token', '[0-9a-f]{64}'),
  {
    what: 'Discord webhook',
    marker: 'discord.com/api/webhooks/',
    pattern: /discord\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,72}/,
  },
  starting('dckr_pat_', 'Docker Hub token', '[A-Za-z0-9_-]{27}'),
  {
    what: 'registry password',
    marker: '"auth"',
    pattern: /"auth"\s{0,8}:\s{0,8}"[A-Za-z0-9+/]{8,4096}={0,2}"/,
  },
  starting('ghp_', 'GitHub token', '[A-Za-z0-9]{36,255}'),
  starting('gho_', 'GitHub token', '[A-Za-z0-9]{36,255}'),
  starting('ghu_', 'GitHub token', '[A-Za-z0-9]{36,255}'),
  starting('ghs_', 'GitHub token', '[A-Za-z0-9]{36,255}'),
  starting('ghr_', 'GitHub token', '[A-Za-z0-9]{36,255}'),
  starting('github_pat_', 'GitHub token', '[A-Za-z0-9_]{82}'),
  starting('glpat-', 'GitLab token', '[A-Za-z0-9_-]{20,64}'),
  starting('gldt-', 'GitLab deploy token', '[A-Za-z0-9_-]{20,64}'),
  starting('glrt-', 'GitLab runner token', '[A-Za-z0-9_-]{20,64}'),
  starting('glagent-', 'GitLab agent token', '[A-Za-z0-9_-]{50,64}'),
  starting('AIza', 'Google API key', '[A-Za-z0-9_-]{35}'),
  starting('GOCSPX-', 'Google OAuth client secret', '[A-Za-z0-9_-]{28}'),
  starting('glsa_', 'Grafana service account token', '[A-Za-z0-9]{32}_[0-9a-f]{8}'),
  starting('hvs.', 'HashiCorp Vault token', '[A-Za-z0-9_-]{24,128}'),
  {
    what: 'HCP Terraform token',
    marker: '.atlasv1.',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,80}/,
  },
  starting('hf_', 'Hugging Face token', '[A-Za-z]{34}'),
  {
    what: 'JSON Web Token',
    marker: 'eyJ',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}/,
  },
  {
    what: 'client key of a kubeconfig',
    marker: 'client-key-data',
    pattern: /client-key-data"?\s{0,8}:\s{0,8}"?[A-Za-z0-9+/]{64}/,
  },
  starting('NRAK-', 'New Relic API key', '[A-Z0-9]{27}'),
  starting('npm_', 'npm token', '[A-Za-z0-9]{36}'),
  {
    what: 'npm registry token',
    marker: ':_authToken=',
    pattern: /:_authToken=(?!\$)[A-Za-z0-9_-]{16,512}/,
  },
  {
    what: 'OpenAI API key',
    marker: 'T3BlbkFJ',
    pattern: /(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{0,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}/,
  },
  {
    what: 'private key',
    marker: 'PRIVATE KEY',
    // The key may stand in JSON, with \n for its line ends, or be indented and begin with header lines.
    pattern:
      /-----BEGIN (?:[A-Z]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|\\r){1,64}(?:[A-Za-z-]{1,30}: [^\n\\]{0,100}(?:\n|\\n)\s{0,64}){0,4}[A-Za-z0-9+/]{16}/,
  },
  starting('pypi-AgEIcHlwaS5vcmc', 'PyPI token', '[A-Za-z0-9_-]{50,512}'),
  starting('SG.', 'SendGrid API key', '[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'),
  starting('sntrys_', 'Sentry token', '[A-Za-z0-9_=+/-]{40,512}'),
  starting('shpat_', 'Shopify token', '[0-9a-fA-F]{32}'),
  starting('xoxb-', 'Slack token', '\\d{8,14}-[A-Za-z0-9-]{18,80}'),
  starting('xoxp-', 'Slack token', '\\d{8,14}-[A-Za-z0-9-]{18,100}'),
  starting('xapp-', 'Slack app token', '\\d-[A-Z0-9]{8,14}-\\d{8,14}-[a-z0-9]{32,80}'),
  {
    what: 'Slack webhook',
    marker: 'hooks.slack.com/',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{8,14}\/[A-Z0-9]{8,14}\/[A-Za-z0-9]{16,32}/,
  },
  starting('sk_live_', 'Stripe secret key', '[A-Za-z0-9]{24,128}'),
  starting('rk_live_', 'Stripe restricted key', '[A-Za-z0-9]{24,128}'),
  { ...starting('sk_test_', 'Stripe test key', '[A-Za-z0-9]{24,128}'), severity: 'low' },
  starting('whsec_', 'Stripe webhook secret', '[A-Za-z0-9+/]{32,64}'),
  {
    what: 'Telegram bot token',
    marker: ':AA',
    pattern: /(?<![A-Za-z0-9_-])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/,
  },
  {
    what: 'password in an Authorization header',
    marker: 'uthorization: Basic ',
    pattern: /uthorization: Basic [A-Za-z0-9+/]{8,512}={0,2}/,
  },
  {
    what: 'token in an Authorization header',
    marker: 'uthorization: Bearer ',
    pattern: /uthorization: Bearer [A-Za-z0-9._~+/-]{16,4096}/,
  },
];

/** One pass over the text decides whether any pattern has to run. */
const anyMarker = new RegExp(
  secretFormats.map(({ marker }) => marker.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'),
);

/** Documentation gives its sample keys this ending, and issuers never make one. */
const isSample = (text: string): boolean => /EXAMPLE(?:KEY)?$/.test(text);

/** What is found where; a text has at most one of each format. */
export interface FormatMatch {
  readonly format: SecretFormat;
  readonly index: number;
}

const nothing: readonly FormatMatch[] = Object.freeze([]);

/** The shortest of these forms has 20 characters. */
const shortest = 20;

export const matchFormats = (text: string): readonly FormatMatch[] => {
  if (text.length < shortest || !anyMarker.test(text)) return nothing;
  return secretFormats.flatMap((format) => {
    if (!text.includes(format.marker)) return [];
    const match = format.pattern.exec(text);
    return match === null || isSample(match[0]) ? [] : [{ format, index: match.index }];
  });
};
