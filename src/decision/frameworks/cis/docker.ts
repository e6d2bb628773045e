/** Section 4 of the CIS Docker Benchmark. Its numbers clash with those of Kubernetes, so the ids say whose they are. */
export const dockerTitles: Readonly<Record<string, string>> = {
  'docker-4.1': 'The image has a user other than root',
  'docker-4.2': 'Trusted base images only',
  'docker-4.3': 'No unnecessary packages',
  'docker-4.4': 'Images scanned and rebuilt with patches',
  'docker-4.5': 'Content trust on',
  'docker-4.6': 'HEALTHCHECK in the image',
  'docker-4.7': 'Package index never updated alone',
  'docker-4.8': 'setuid and setgid removed',
  'docker-4.9': 'COPY rather than ADD',
  'docker-4.10': 'No secrets in Dockerfiles',
  'docker-4.11': 'Verified packages only',
  'docker-4.12': 'Signed artifacts validated',
};
