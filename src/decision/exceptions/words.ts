import type { CheckWords } from '../../model/report.ts';

/** Findings about exceptions themselves. They come from decisions, so no check of the posture family can make them. */
const about = (id: string, title: string, reason: string, rationale: string, words: string): CheckWords => ({
  id,
  area: 'exceptions',
  title,
  kind: 'misconfiguration',
  severity: 'low',
  reason,
  rationale,
  controls: { nsa: ['NSA-POD-11'] },
  sources: ['insider'],
  remedy: { safety: 'choice', words },
});

export const unusedException = about(
  'unused-exception',
  'An exception must match something',
  'exception that matches nothing',
  'An exception that matches nothing hides nothing today, and tomorrow it hides what nobody looked at when it was written.',
  'Delete the exception, or correct what it names.',
);

export const expiredException = about(
  'expired-exception',
  'An exception must not be past its date',
  'exception past its date',
  'The risk was taken until a day that has passed. It no longer hides anything; somebody has to decide again.',
  'Repair what it was about and delete it, or give it a new date and a reason that still holds.',
);

export const exceptionWords: readonly CheckWords[] = [expiredException, unusedException];
