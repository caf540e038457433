/** A program for each level of Toxic Turtle, of exactly par commands. They stay out of what learners receive. */
export const toxicTurtleSolutions: Readonly<Record<string, string>> = {
  'out-of-the-flower-bed': `
forward
right
forward
forward   # the clover
back
left
forward
forward
left
forward
`,
  'up-the-terraces': `
repeat 4 [
  forward
  forward
  left
  forward
  right
]
`,
  'the-old-maze': `
repeat 100 [
  if blocked ahead [ right ]
  if toxic ahead [ left ]
  forward
]
`,
  'the-windmill-in-the-fog': `
to sail :length
  repeat :length [ forward ]
  repeat :length [ back ]
  right
  forward
end

sail 3
sail 1
sail 2
sail 4
`,
};
