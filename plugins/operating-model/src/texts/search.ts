export const search = {
  resultType: 'Operating model',
  owner: 'Owner',
  noOwner: 'no owner',
  kind: {
    Activity: 'Activity',
    Runbook: 'Runbook',
    ResponsibilityMatrix: 'Responsibility matrix',
    Agreement: 'Agreement',
  },
};
