/*
 * Columns that add up others: Tổng = Nam + Nữ, Giảm = Trước - Sau, cuối kỳ = đầu kỳ - thoát + phát sinh.
 *
 * Candidates are runs of neighbouring columns, signed runs and pairs. Those that the rows bear out are taken from the most natural on, as
 * long as each says something new: relations are vectors over the columns, and a vector that follows from those already taken,
 * or that would make a column zero or two columns equal, is an echo or an accident.
 */
#include <stdlib.h>

#include "claim/table.h"

enum { MOST_CANDIDATES = 400, MOST_SIGNED = 7 };

static const int64_t PRIME = 1000003;

struct search {
	struct grid *grid;
	struct column_relation *found;
	size_t count;
	int64_t basis[MOST_COLUMNS][MOST_COLUMNS]; /* reduced row echelon form modulo PRIME */
	uint32_t pivots[MOST_COLUMNS];
	uint32_t rank;
};

static bool has_trait(const struct grid *grid, uint32_t column, unsigned traits)
{
	return (grid->traits[column] & traits) != 0;
}

/* The parts exclude one another by their heads: Nam and Nữ, Trước hạn, Đúng hạn and Quá hạn. */
static bool is_partition(const struct grid *grid, const struct column_relation *relation)
{
	uint8_t set = grid->sets[relation->operands[0].quantity];

	for (uint32_t i = 1; i < relation->count; i++)
		if (grid->sets[relation->operands[i].quantity] != set)
			return false;
	return set != 0 && grid->sets[relation->result] != set;
}

/* Words that fit: a total word over the sum, a word of change or rest over the difference. */
static bool is_supported(const struct grid *grid, const struct column_relation *relation)
{
	bool minus = false;

	for (uint32_t i = 0; i < relation->count; i++)
		minus |= relation->operands[i].minus;
	if (minus)
		return has_trait(grid, relation->result, TRAIT_CHANGE | TRAIT_REST | TRAIT_CLOSING) ||
		       has_trait(grid, relation->operands[0].quantity, TRAIT_OPENING);
	if (has_trait(grid, relation->result, TRAIT_TOTAL) || is_partition(grid, relation))
		return true;
	return relation->count == 2 && has_trait(grid, relation->operands[1].quantity, TRAIT_CHANGE | TRAIT_REST);
}

/* extra: how much evidence the size of the candidate's family asks for. */
static void try_candidate(struct search *search, struct column_relation *relation, uint32_t extra)
{
	bool supported = relation->supported = is_supported(search->grid, relation);

	if (search->count == MOST_CANDIDATES || !relation_measure(search->grid, relation) ||
	    !relation_accept(relation, supported, extra))
		return;
	relation->penalty += supported ? 0 : 1;
	search->found[search->count++] = *relation;
}

static struct column_relation relation_of(uint32_t result)
{
	return (struct column_relation){.kind = CLAIM_BREAKDOWN,
					.scope = "table-column",
					.formula = FORMULA_SUM,
					.result = result,
					.constant = NO_INDEX};
}

static void add_operand(struct column_relation *relation, uint32_t column, bool minus)
{
	relation->operands[relation->count++] = (struct operand){column, minus};
}

/* result = counts[from] + ... + counts[to] */
static void try_run(struct search *search, uint32_t result, uint32_t from, uint32_t to)
{
	const struct grid *grid = search->grid;
	struct column_relation relation = relation_of(grid->counts[result]);
	bool adjacent = from == result + 1 || to + 1 == result;

	for (uint32_t i = from; i <= to; i++)
		add_operand(&relation, grid->counts[i], false);
	relation.penalty = relation.count + (adjacent ? 0 : 2);
	try_candidate(search, &relation, adjacent ? 0 : 1);
}

static void try_runs(struct search *search)
{
	uint32_t n = search->grid->count_count;

	for (uint32_t result = 0; result < n; result++)
		for (uint32_t from = 0; from + 1 < n; from++)
			for (uint32_t to = from + 1; to < n && to - from < MOST_OPERANDS; to++)
				if (result < from || result > to)
					try_run(search, result, from, to);
}

/* result = a + b, the two apart from each other */
static void try_pairs(struct search *search)
{
	const struct grid *grid = search->grid;

	for (uint32_t result = 0; result < grid->count_count; result++)
		for (uint32_t a = 0; a < grid->count_count; a++)
			for (uint32_t b = a + 2; b < grid->count_count; b++) {
				struct column_relation relation = relation_of(grid->counts[result]);

				if (result == a || result == b)
					continue;
				add_operand(&relation, grid->counts[a], false);
				add_operand(&relation, grid->counts[b], false);
				relation.penalty = a + 1 == result || result + 1 == a || result + 1 == b ? 3 : 5;
				if (a + 1 == result && result + 1 == b)
					relation.penalty = 2;
				try_candidate(search, &relation, 1);
			}
}

/* The column behind the run = its first column with the others added or subtracted. */
static void try_signs(struct search *search, uint32_t from, uint32_t result)
{
	const struct grid *grid = search->grid;
	uint32_t others = result - from - 1;

	for (uint32_t signs = 1; signs < 1u << others; signs++) {
		struct column_relation relation = relation_of(grid->counts[result]);

		add_operand(&relation, grid->counts[from], false);
		for (uint32_t i = 0; i < others; i++)
			add_operand(&relation, grid->counts[from + 1 + i], (signs >> i & 1) != 0);
		if (others == 1) {
			relation.scope = "table-difference";
		} else {
			relation.kind = CLAIM_BALANCE;
			relation.scope = "table-balance";
		}
		relation.penalty = relation.count + 1;
		try_candidate(search, &relation, (others + 1) / 2);
	}
}

static void try_balances(struct search *search)
{
	uint32_t n = search->grid->count_count;

	for (uint32_t from = 0; from < n; from++)
		for (uint32_t result = from + 3; result < n && result - from <= MOST_SIGNED; result++)
			try_signs(search, from, result);
}

/* Total = the columns that are totals of groups: every third, or any three apart. */
static void try_triples(struct search *search)
{
	const struct grid *grid = search->grid;
	uint32_t n = grid->count_count;

	if (n > 12)
		return;
	for (uint32_t result = 0; result < n; result += n - 1)
		for (uint32_t a = 0; a < n; a++)
			for (uint32_t b = a + 1; b < n; b++)
				for (uint32_t c = b + 1; c < n; c++) {
					struct column_relation relation = relation_of(grid->counts[result]);

					if (a == result || b == result || c == result || c == a + 2)
						continue;
					add_operand(&relation, grid->counts[a], false);
					add_operand(&relation, grid->counts[b], false);
					add_operand(&relation, grid->counts[c], false);
					relation.penalty = 6;
					try_candidate(search, &relation, 3);
				}
}

static int by_merit(const void *left, const void *right)
{
	const struct column_relation *a = left;
	const struct column_relation *b = right;

	if (a->fails != b->fails)
		return a->fails < b->fails ? -1 : 1;
	if (a->penalty != b->penalty)
		return a->penalty < b->penalty ? -1 : 1;
	if (a->digits != b->digits)
		return a->digits > b->digits ? -1 : 1;
	for (uint32_t i = 0; i < a->count && i < b->count; i++)
		if (a->operands[i].quantity != b->operands[i].quantity)
			return a->operands[i].quantity < b->operands[i].quantity ? -1 : 1;
	return (int)a->result - (int)b->result;
}

static int64_t modulo(int64_t value)
{
	value %= PRIME;
	return value < 0 ? value + PRIME : value;
}

static int64_t inverse(int64_t value)
{
	int64_t result = 1;

	for (int64_t power = PRIME - 2; power > 0; power >>= 1) {
		if ((power & 1) != 0)
			result = result * value % PRIME;
		value = value * value % PRIME;
	}
	return result;
}

static uint32_t position_of(const struct grid *grid, uint32_t column)
{
	uint32_t i = 0;

	while (i < grid->count_count && grid->counts[i] != column)
		i++;
	return i;
}

static void vector_of(const struct grid *grid, const struct column_relation *relation, int64_t vector[MOST_COLUMNS])
{
	memset(vector, 0, MOST_COLUMNS * sizeof *vector);
	vector[position_of(grid, relation->result)] = PRIME - 1;
	for (uint32_t i = 0; i < relation->count; i++)
		vector[position_of(grid, relation->operands[i].quantity)] = relation->operands[i].minus ? PRIME - 1 : 1;
}

/* a -= factor * b */
static void subtract(int64_t *a, const int64_t *b, int64_t factor)
{
	for (uint32_t i = 0; i < MOST_COLUMNS; i++)
		a[i] = modulo(a[i] - factor * b[i]);
}

static uint32_t support(const int64_t *vector)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < MOST_COLUMNS; i++)
		count += vector[i] != 0;
	return count;
}

/* Takes the vector into the basis; false, and nothing changes, when it says nothing new or makes columns zero or equal. */
static bool extend_basis(struct search *search, int64_t vector[MOST_COLUMNS])
{
	int64_t basis[MOST_COLUMNS][MOST_COLUMNS];
	uint32_t pivot = 0;

	for (uint32_t i = 0; i < search->rank; i++)
		subtract(vector, search->basis[i], vector[search->pivots[i]]);
	if (support(vector) <= 2)
		return false;
	while (vector[pivot] == 0)
		pivot++;
	for (int64_t factor = inverse(vector[pivot]), i = 0; i < MOST_COLUMNS; i++)
		vector[i] = vector[i] * factor % PRIME;
	memcpy(basis, search->basis, sizeof basis);
	for (uint32_t i = 0; i < search->rank; i++) {
		subtract(basis[i], vector, basis[i][pivot]);
		if (support(basis[i]) <= 2)
			return false;
	}
	memcpy(search->basis, basis, sizeof basis);
	memcpy(search->basis[search->rank], vector, sizeof basis[0]);
	search->pivots[search->rank++] = pivot;
	return true;
}

/* Trước = Sau + Giảm reads better as Giảm = Trước - Sau. */
static void turn_round(const struct grid *grid, struct column_relation *relation)
{
	uint32_t whole = relation->result;
	struct operand last = relation->operands[1];
	struct operand first = relation->operands[0];

	if (relation->count != 2 || first.minus || last.minus || last.quantity < whole ||
	    !has_trait(grid, last.quantity, TRAIT_CHANGE | TRAIT_REST) || has_trait(grid, whole, TRAIT_TOTAL))
		return;
	relation->scope = "table-difference";
	relation->result = last.quantity;
	relation->operands[0] = (struct operand){whole, false};
	relation->operands[1] = (struct operand){first.quantity, true};
}

static void mark_counted(struct grid *grid, const struct column_relation *relation)
{
	grid->traits[relation->result] |= TRAIT_COUNTED;
	for (uint32_t i = 0; i < relation->count; i++)
		grid->traits[relation->operands[i].quantity] |= TRAIT_COUNTED;
}

/* What the heads spell is known before the search begins. */
static void take_said(struct search *search)
{
	for (uint32_t i = 0; i < search->grid->said_count; i++) {
		const struct column_relation *relation = &search->grid->said[i];
		int64_t vector[MOST_COLUMNS];

		if (relation->formula != FORMULA_SUM)
			continue;
		vector_of(search->grid, relation, vector);
		extend_basis(search, vector);
		mark_counted(search->grid, relation);
	}
}

void claim_table_sums(struct grid *grid)
{
	struct search search = {.grid = grid};

	if (grid->count_count < 3)
		return;
	search.found = arena_array(grid->facts->arena, MOST_CANDIDATES, sizeof *search.found);
	take_said(&search);
	try_runs(&search);
	try_pairs(&search);
	try_balances(&search);
	try_triples(&search);
	qsort(search.found, search.count, sizeof *search.found, by_merit);
	for (size_t i = 0; i < search.count; i++) {
		struct column_relation *relation = &search.found[i];
		int64_t vector[MOST_COLUMNS];

		vector_of(grid, relation, vector);
		if (!extend_basis(&search, vector))
			continue;
		turn_round(grid, relation);
		mark_counted(grid, relation);
		relation_claim(grid, relation);
	}
}
