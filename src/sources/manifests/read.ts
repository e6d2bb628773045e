import type { Reading } from './document.ts';
import { looksLikeJson, readJson } from './json.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads the documents of a text, whatever its file is called. Text that opens an object is JSON if it can be, else it may still be
 * YAML in flow style; when it is neither, the problem is told in the words of what the file's name promises.
 */
export const readDocuments = (text: string, file: string): Reading => {
  if (!looksLikeJson(text) && !file.endsWith('.json')) return readYaml(text, file);
  const json = readJson(text, file);
  if (json.problems.every(({ code }) => code === 'duplicate-key')) return json;
  const yaml = readYaml(text, file);
  const isYaml = yaml.problems.every(({ code }) => code === 'duplicate-key');
  return isYaml || !file.endsWith('.json') ? yaml : json;
};
