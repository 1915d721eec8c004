export const page = {
  responsibilities: 'Responsibilities',
  agreements: 'Agreements',
  findings: 'Findings',
  whatIf: 'What if',
};
