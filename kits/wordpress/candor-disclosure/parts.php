<?php
/**
 * Parts of a post that were made in another way than the whole: their rules, and the words that name them.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * Parts without empty members. A review without a time was now.
 *
 * @param mixed $value By the schema.
 * @return array[]
 */
function candor_clean_parts( $value ) {
	$parts = array();
	foreach ( is_array( $value ) ? $value : array() as $part ) {
		$part = array_filter( array_map( 'candor_clean_text', (array) $part ), 'strlen' );
		if ( isset( $part['reviewed_by'] ) ) {
			$part += array( 'reviewed_at' => gmdate( 'Y-m-d\TH:i:s\Z' ) );
		}
		if ( isset( $part['name'], $part['mode'] ) ) {
			$parts[] = $part;
		}
	}
	return $parts;
}

/**
 * The parts by AI, the weightiest first.
 *
 * @param array[] $parts Parts.
 * @return array[]
 */
function candor_parts_by_ai( $parts ) {
	$by_ai = array();
	foreach ( candor_words()['partNames'] as $name ) {
		foreach ( $parts as $part ) {
			if ( $name === $part['name'] && 'human-only' !== $part['mode'] ) {
				$by_ai[] = $part;
			}
		}
	}
	return $by_ai;
}

/**
 * Whether nobody need answer for the whole: people wrote the text, and AI made only a part beside it.
 *
 * @param array[] $parts Parts.
 * @return bool
 */
function candor_needs_no_reviewer( $parts ) {
	$by_ai = candor_parts_by_ai( $parts );
	foreach ( $by_ai as $part ) {
		if ( 'ai-autonomous' === $part['mode'] && in_array( $part['name'], array( 'text', 'translation' ), true ) ) {
			return false;
		}
	}
	return array() !== $by_ai;
}

/**
 * The fault of the parts, as a sentence.
 *
 * @param string  $mode  Mode of the post.
 * @param array[] $parts Clean parts.
 * @return string|null
 */
function candor_parts_fault( $mode, $parts ) {
	if ( count( $parts ) !== count( array_unique( array_column( $parts, 'name' ) ) ) ) {
		return __( 'A part can be in the list only once.', 'candor-disclosure' );
	}
	foreach ( $parts as $part ) {
		if ( ( 'translation' === $part['name'] ) !== isset( $part['translated_from'] ) ) {
			return __( 'Name the language of the original of a translation, and of no other part.', 'candor-disclosure' );
		}
		$fault = candor_reviewer_fault( $part['mode'], $part['reviewed_by'] ?? '' );
		if ( null !== $fault ) {
			return $fault;
		}
	}
	$names = array_diff( array_column( candor_parts_by_ai( $parts ), 'name' ), array( 'picture' ) );
	return 'human-only' === $mode && array() !== $names ? __( 'A post with a part by AI is AI-assisted.', 'candor-disclosure' ) : null;
}

/**
 * Label and statement that name the parts by AI; an empty array where those of the mode say it all.
 *
 * @param string  $mode     Mode.
 * @param string  $reviewer Reviewer of the post, or ''.
 * @param string  $model    Model of the post, or ''.
 * @param array[] $parts    Parts.
 * @param array   $words    Words.
 * @param string  $tag      Language of the post.
 * @return string[]
 */
function candor_say_parts( $mode, $reviewer, $model, $parts, $words, $tag ) {
	$by_ai = candor_parts_by_ai( $parts );
	$said  = $words['parts'];
	$name  = function ( $tag ) {
		return candor_words()['languages'][ strtolower( explode( '-', $tag )[0] ) ]['name'] ?? $tag;
	};
	$list  = array();
	$by_whom = array_map(
		function ( $part ) use ( $reviewer ) {
			return $part['reviewed_by'] ?? ( in_array( $part['name'], array( 'text', 'translation' ), true ) ? $reviewer : '' );
		},
		$by_ai
	);
	$alike = array( $reviewer ) === array_values( array_unique( $by_whom ) );
	$arrow = 'rtl' === $words['direction'] ? ' ← ' : ' → ';
	foreach ( $by_ai as $part ) {
		$by      = $part['reviewed_by'] ?? '';
		$from    = $part['translated_from'] ?? '';
		$details = array(
			'' === $from ? '' : $name( $from ) . $arrow . $name( $tag ),
			$part['model'] ?? ( 'ai-autonomous' === $mode ? $model : '' ),
			'' === $by || $alike ? '' : str_replace( '{reviewed_by}', $by, $said['part_reviewed'] ),
		);
		$list[ $part['name'] ] = implode( $words['comma'], array_filter( $details, 'strlen' ) );
	}
	if ( 'ai-autonomous' === $mode && isset( $list['translation'] ) ) {
		$text = str_replace( '{details}', $list['translation'], $said['made_translation'] );
		return array( $said['translated'], $text );
	}
	if ( 'ai-assisted' !== $mode || array() === $list ) {
		return array();
	}
	$names    = array_intersect_key( array_replace( $list, $said['names'] ), $list );
	$short    = array_values( $names );
	$form     = array( '{a}', $said['two'] )[ min( 1, count( $short ) - 1 ) ];
	$form     = count( $short ) > 2 ? $said['more'] : $form;
	$reviewed = ! in_array( '', $by_whom, true );
	$label    = strtr( $form, array( '{a}' => $short[0], '{b}' => $short[1] ?? '' ) );
	$label    = str_replace( '{parts}', $label, $said[ $reviewed ? 'reviewed' : 'by_ai' ] );
	$comma    = preg_match( '/\{a\}(.*)\{b\}/u', $said['more'], $found ) ? $found[1] : ', ';
	$each     = array_map(
		function ( $name, $details ) {
			return '' === $details ? $name : "$name ($details)";
		},
		$names,
		$list
	);
	$form     = $said[ '' !== $reviewer && $alike ? 'made_reviewed' : 'made' ];
	$form    .= '' === $reviewer || $alike ? '' : ' ' . $words['statements'][ $mode ];
	return array(
		mb_strtoupper( mb_substr( $label, 0, 1 ) ) . mb_substr( $label, 1 ),
		strtr(
			$form,
			array(
				'{parts}'       => implode( $comma, $each ),
				'{reviewed_by}' => $reviewer,
			)
		),
	);
}
