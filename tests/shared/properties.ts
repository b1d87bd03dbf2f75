import fc from 'fast-check';

// Left to itself, fast-check makes lists of about ten, whatever their greatest length: histories would hardly begin.
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
