export const teams = {
  title: 'Teams',
  team: 'Team',
  accountable: 'Accountable',
  responsible: 'Responsible',
  entities: 'Entities',
  activities: 'Activities',
  load: 'Load',
  standing: { low: 'low', usual: 'usual', high: 'high' },
  notCompared: 'not compared',
  peers_one:
    '{{count}} group is accountable for something. Each figure counts pairs of entity and activity; the line marks the mean of A, {{mean}}.',
  peers_other:
    '{{count}} groups are accountable for something. Each figure counts pairs of entity and activity; the line marks the mean of A, {{mean}}.',
  usualUpTo: 'High is what lies above {{figure}}.',
  empty: 'No team carries anything yet',
  emptyHint:
    'A team carries an activity where a matrix names it under A or R, or where it owns an entity that no matrix speaks of. Give entities an owner, or write a matrix.',
  notComputed: 'The catalog has not been gone through yet',
  notComputedHint:
    'What teams carry is counted in a pass over the catalog, which begins soon after the backend starts. Look again in a few minutes.',
  card: {
    title: 'Answers for',
    empty: 'This group carries nothing',
    emptyHint:
      'A group carries an activity where a matrix names it under A or R, or where it owns an entity that no matrix speaks of. No agreement names it either.',
    load: 'Load',
    carries:
      'Accountable {{accountable}} times and responsible {{responsible}} times, on {{entities}} entities. An entity counts once for each activity.',
    notCompared:
      'It is accountable for nothing; only those that are accountable for something are compared.',
    standing: {
      low: 'Less than its peers: the mean is {{mean}}.',
      usual: 'Within what is usual among its peers: the mean is {{mean}}.',
      high: 'Far more than its peers: the mean is {{mean}}.',
    },
    alone: 'No other group carries anything that it could be compared with.',
    bar: 'Accountable {{accountable}} times, the mean of {{groups}} groups is {{mean}}',
    notComputed:
      'The catalog has not been gone through yet: the load is not counted.',
    accountable: 'Accountable for',
    responsible: 'Responsible for',
    noDuties: 'nothing',
    entities_one: '{{figure}} entity',
    entities_other: '{{figure}} entities',
    owner: 'as the owner',
    matrices: 'by',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    agreements: 'Agreements',
    provider: 'as provider',
    consumer: 'as consumer',
    reviews: 'Reviews due',
    requests: 'Requests to decide',
    decideBy: 'decide by {{date}}',
    exceptions: 'Exceptions that end soon',
    endsOn: 'ends on {{date}}',
    hidden_one: '{{count}} thing is left out because you may not read it.',
    hidden_other:
      '{{count}} things are left out because you may not read them.',
  },
} as const;
