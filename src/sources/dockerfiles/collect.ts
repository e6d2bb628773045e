import type { DockerfileInstruction } from '../../model/dockerfile.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { readDockerfile } from './read.ts';

interface Collected {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

const nothing: Collected = { resources: [], problems: [] };

/**
 * The Dockerfile in a file that has the name of one. A file that was found in a folder may still be something else, which shows by its
 * having no FROM; one that was named must be what its name says.
 */
export const dockerfileIn = (text: string, file: string, reason: 'named' | 'found'): Collected => {
  const { resource, problems } = readDockerfile(text, file);
  const instructions = resource?.object['instructions'];
  if (resource !== undefined && Array.isArray(instructions) && instructions.some(isFrom))
    return { resources: [resource], problems: reason === 'found' && isTemplate(text) ? [] : problems };
  if (reason === 'found') return nothing;
  const detail = 'it has no FROM, so nothing can be built from it';
  return { resources: [], problems: [...problems, { code: 'invalid-dockerfile', file, line: 1, detail }] };
};

const isFrom = (instruction: DockerfileInstruction): boolean => instruction.keyword === 'FROM';

/** What a template engine fills in later is no line of ours to complain about. */
const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');
