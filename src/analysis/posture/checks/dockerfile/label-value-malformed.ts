import { isKnown } from '../../../../inventory/views/dockerfile-variables.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const url = { form: /^[a-z][a-z0-9+.-]*:\/\/\S+$|^git@\S+$/i, what: 'a URL' };
const time = {
  form: /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/,
  what: 'a time of RFC 3339',
};
const licence = {
  form: /^\(?[A-Za-z0-9.+-]+(?:\s+(?:AND|OR|WITH)\s+\(?[A-Za-z0-9.+-]+\)?|\))*$/,
  what: 'an SPDX licence expression',
};
const revision = { form: /^[0-9a-f]{7,64}$/, what: 'a hash of git' };
const version = {
  form: /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/,
  what: 'a semantic version',
};
const digest = { form: /^[a-z0-9]+:[0-9a-f]{32,}$/, what: 'a digest' };

/** The values that OCI's annotations and their older namesakes have. (OCI image-spec, annotations.md) */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly what: string }>> = {
  'org.opencontainers.image.base.digest': digest,
  'org.opencontainers.image.created': time,
  'org.opencontainers.image.documentation': url,
  'org.opencontainers.image.licenses': licence,
  'org.opencontainers.image.revision': revision,
  'org.opencontainers.image.source': url,
  'org.opencontainers.image.url': url,
  'org.opencontainers.image.version': version,
  'org.label-schema.build-date': time,
  'org.label-schema.vcs-ref': revision,
  'org.label-schema.vcs-url': url,
};

const wrongIn = (key: string, value: string): string | undefined => {
  if (!isKnown(value)) return undefined;
  if (value.trim() === '') return `label "${key}" is empty`;
  if (/(?:^|[.-])e?mail$/.test(key))
    return /^\S+@\S+$/.test(value) ? undefined : `label "${key}" is no mail address`;
  const expected = Object.hasOwn(forms, key) ? forms[key] : undefined;
  return expected === undefined || expected.form.test(value)
    ? undefined
    : `label "${key}" is not ${expected.what}`;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, settings, path }) => {
    for (const { key, value = '' } of keyword === 'LABEL' ? settings : []) {
      const detail = wrongIn(key, value);
      if (detail !== undefined) return { path, detail };
    }
    return undefined;
  });

export const labelValueMalformed = defineCheck({
  id: 'label-value-malformed',
  title: 'Labels must hold what their key promises',
  severity: 'info',
  reason: 'malformed label value',
  rationale: 'Who needs the source or the revision of an image, in a hurry, finds a word that leads nowhere.',
  controls: { hadolint: ['DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Write the value in the form that the key asks for, or remove the label.',
  },
  examples: [
    {
      name: 'as promised',
      dockerfile:
        'FROM a:1\nARG REV\nLABEL org.opencontainers.image.source=https://example.com/x org.opencontainers.image.created=2026-01-02T03:04:05Z org.opencontainers.image.licenses="Apache-2.0 OR (MIT AND ISC)" org.opencontainers.image.revision=$REV org.opencontainers.image.version=1.2.3-rc.1',
      violations: [],
    },
    {
      name: 'otherwise',
      dockerfile:
        'FROM a:1\nLABEL org.opencontainers.image.source=x\nLABEL org.opencontainers.image.created=today\nLABEL org.opencontainers.image.licenses="use it"\nLABEL org.opencontainers.image.revision=main\nLABEL org.opencontainers.image.version=one\nLABEL owner=""\nLABEL com.example.email=ada',
      violations: [1, 2, 3, 4, 5, 6, 7].map((index) => `/instructions/${index}`),
    },
  ],
});
