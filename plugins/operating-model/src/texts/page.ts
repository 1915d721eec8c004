export const page = {
  title: 'Operating model',
  responsibilities: 'Responsibilities',
  scorecard: 'Scorecard',
  agreements: 'Agreements',
  requests: 'Requests',
  findings: 'Findings',
  whatIf: 'What if',
  unknown: 'There is no such page',
  unknownHint:
    'The address may be mistyped, or what was there has moved. The tabs above lead to all that there is.',
};
