/** The user in every sample. */
export const SAMPLE_USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
/** The movement in every sample. */
export const SAMPLE_MOVEMENT = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6f';
/** Another user, where a sample needs two. */
export const SAMPLE_OTHER_USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c60';
