const KEY = 'operating-model-demo.persona';

/** Kept per browser tab, so that two tabs can be two people. */
export const chosenPersona = {
  get: () => sessionStorage.getItem(KEY) ?? undefined,
  set: (entityRef: string) => sessionStorage.setItem(KEY, entityRef),
  clear: () => sessionStorage.removeItem(KEY),
};
