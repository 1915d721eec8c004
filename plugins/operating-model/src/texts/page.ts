export const page = {
  title: 'Operating model',
  responsibilities: 'Responsibilities',
  scorecard: 'Scorecard',
  agreements: 'Agreements',
  requests: 'Requests',
  findings: 'Findings',
  whatIf: 'What if',
};
