export const page = {
  title: 'Operating model',
  responsibilities: 'Responsibilities',
  agreements: 'Agreements',
  requests: 'Requests',
  findings: 'Findings',
  whatIf: 'What if',
};
