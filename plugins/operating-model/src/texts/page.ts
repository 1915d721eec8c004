export const page = {
  title: 'Operating model',
  responsibilities: 'Responsibilities',
  agreements: 'Agreements',
  findings: 'Findings',
  whatIf: 'What if',
};
