export const editor = { title: 'Edit a matrix' };
