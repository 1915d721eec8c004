/** `operatingModel.catalog`: policies that look at every entity, and aliases that none of them uses, so that both sides store the same. */
export const MODULE_CONFIG = {
  ownerAliases: {
    'legacy-shop': 'group:default/team-60',
    'cmdb-4711': 'group:default/team-61',
  },
  policies: [
    { name: 'owned', require: ['owner', 'ownerIsGroup'] },
    {
      name: 'critical-is-reachable',
      appliesTo: {
        'metadata.annotations.operating-model/criticality': 'critical',
      },
      require: ['system', 'escalation', 'contact'],
    },
  ],
};

export const CONFIG = {
  catalog: {
    // Nobody is processed a second time while we measure.
    processingInterval: { hours: 1 },
    // A second, the default, would round every figure up to the next one.
    stitchingStrategy: { pollingInterval: { milliseconds: 50 } },
  },
  operatingModel: { catalog: MODULE_CONFIG },
};
