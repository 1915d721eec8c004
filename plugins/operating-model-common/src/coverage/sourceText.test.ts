import { missingParts } from './sourceText';

describe('missingParts', () => {
  it('finds steps, error handling and escalation by their headings', () => {
    const of = (...headings: string[]) =>
      missingParts({ headings, hasSteps: false });
    expect(of()).toEqual(['steps', 'error handling', 'escalation']);
    expect(of('Steps', 'If it fails', 'Escalation')).toEqual([]);
    expect(of('Procedure', 'Troubleshooting', 'Who to call')).toEqual([]);
    expect(of('RESOLUTION', 'Roll back', 'On-call')).toEqual([]);
    expect(of('Footsteps', 'Terrors', 'Supported versions')).toEqual([
      'steps',
      'error handling',
      'escalation',
    ]);
  });

  it('takes a numbered list for steps', () => {
    expect(missingParts({ headings: [], hasSteps: true })).toEqual([
      'error handling',
      'escalation',
    ]);
  });
});
